"""Records to a database and back: the evidence base."""
