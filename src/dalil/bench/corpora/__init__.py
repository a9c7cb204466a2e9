"""Readers of other people's corpora, one module each; see ``documents.CorpusReader``."""
