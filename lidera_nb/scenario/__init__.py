"""Cases: what an author writes (structure and texts apart), and the pure engine that plays it."""
