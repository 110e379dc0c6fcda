"""What whoever curates the library does: word, publish, return, mark as the same, retire."""
