"""Measures over decisions: pure functions of counts, which know no case and no person."""
