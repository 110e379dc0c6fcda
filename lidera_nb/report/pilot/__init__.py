"""What a case's pilots found: its versions side by side, and the lines that need work."""
