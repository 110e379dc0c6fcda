"""Networks in files of others: read as hostile, written so that no program is harmed by them."""
