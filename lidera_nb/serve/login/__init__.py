"""What proves who somebody is, and for how long: it knows no handler, page or connection."""
