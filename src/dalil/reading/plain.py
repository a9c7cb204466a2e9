"""Plain text, as pasted from a page: no markup, so the lines must tell."""

from __future__ import annotations

from dalil.reading.draft import Draft
from dalil.reading.encodings import decode
from dalil.reading.lines import passages
from dalil.reading.sources import Source


def draft(source: Source) -> Draft:
    """Read a plain text; locators are character ranges in the decoded source.

    Raises SourceError where it cannot be decoded.
    """
    text, encoding = decode(source.name, source.data)
    return Draft(tuple(passages(text)), encoding=encoding)
