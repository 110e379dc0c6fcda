"""Cases that participants write: telling one, offering it, working on it, playing it."""
