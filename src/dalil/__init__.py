"""Dalil turns news reports into evidence: records pinned to the exact words, with the chain of who says so."""
