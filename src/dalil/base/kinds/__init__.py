"""Kinds of groups that the base keeps: each says what is compared, how, and what a group's row holds."""
