"""How a cohort report speaks of taking part, measuring and change: section by section."""
