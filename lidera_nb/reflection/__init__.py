"""Reflections as texts to be read: rubrics, agreement of readers, what gives people away.

Knows nothing of courses, journals or pages: it is given texts, levels and names.
"""
