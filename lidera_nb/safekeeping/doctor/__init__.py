"""Looking for damage in a server's folder and its backups; nothing here ever writes."""
