"""What comes back to the people who wrote a text: readings of it that somebody signed."""
