"""Reports for the demo, invented for the purpose, and what is known beside each page."""
