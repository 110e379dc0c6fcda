"""The demonstration: a synthetic cohort whose plays bots make through the served protocol."""
