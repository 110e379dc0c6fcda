"""The second process: live pages, each with a kernel, by a standalone Voila on its own origin.

It knows visits, kernels and how a page is written. It knows no journal, no role and no course
beyond the notebook that a visit names; for all of that it asks the main process.
"""
