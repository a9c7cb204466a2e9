"""Times, places, names and quantities to normal forms."""
