"""Attribution by rule: cues, the clauses they stand in, sources and quotations."""
