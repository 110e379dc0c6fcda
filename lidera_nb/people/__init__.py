"""Who takes part, in which role, with which rights."""
