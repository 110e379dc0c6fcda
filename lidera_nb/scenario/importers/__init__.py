"""Stories written elsewhere (Twee, Twine, H5P), made into a case's folder for its author to finish.

Whatever comes from outside is hostile until read: sizes are limits, scripts are dropped, markup
becomes plain text, and a file is either imported whole or refused in one sentence.
"""
