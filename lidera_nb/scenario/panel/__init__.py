"""Experts who played a case: kept beside it, replayed by the same engine, made up or drawn."""
