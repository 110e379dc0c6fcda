"""Knowledge cards: what a school learned by doing, with honest evidence. Pure: no clock, no I/O."""
