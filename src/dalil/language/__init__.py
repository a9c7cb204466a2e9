"""Reports to analyses: tokens, sentences, mentions, predicates, attributions."""
