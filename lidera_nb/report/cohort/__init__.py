"""The report on a cohort: who took part, what they decided and how."""
