"""LIDERA: simulations, networks and shared knowledge for school leaders."""

__version__ = "0.1.0"
