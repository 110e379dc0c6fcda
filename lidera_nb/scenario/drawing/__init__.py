"""The parts of a case's map: words, boxes, layers, places, and the SVG of them."""
