"""Knowledge cards as activities: writing them, reviewing them, curating them, trying them."""
