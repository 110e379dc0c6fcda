"""The journal and its keys in PostgreSQL, which several servers may share."""
