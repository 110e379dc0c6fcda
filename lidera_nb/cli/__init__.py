"""The command ``lidera``: one thin file a command group."""

from lidera_nb.fastimport import skip_slow_grammar

# Before any of the groups imports nbformat: a second for every command, for nothing.
skip_slow_grammar()
