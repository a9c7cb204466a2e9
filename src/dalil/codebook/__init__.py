"""Event types, roles, measures and designation verbs, as validated data."""
