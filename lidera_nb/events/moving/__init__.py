"""Moving a journal and its keys from one store to the other, beside a running server."""
