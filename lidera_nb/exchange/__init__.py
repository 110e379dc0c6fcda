"""Meeting face to face and in small groups: visits and their fund, circles, peers, labs."""
