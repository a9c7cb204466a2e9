"""Bytes to reports: formats, page furniture, comments, captions, metadata, locators."""
