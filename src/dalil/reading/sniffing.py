"""Sniffing: what a source really is, whatever its name says; and what is refused at the door."""

from __future__ import annotations

import re

from dalil.errors import SourceError
from dalil.reading.encodings import wide_encoding
from dalil.reading.sources import LARGEST, Source

_PAGE = re.compile(
    rb"^\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b",
    re.I | re.S,
)
_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|mime-version|message-id|content-type|delivered-to|reply-to|list-id"
    rb"|x-[\w-]+|dkim-signature|sender|cc|in-reply-to|references|content-transfer-encoding)\s*:", re.I
)  # fmt: skip
_MAGIC = (
    (b"PK\x03\x04", "a zip or office document", "save it as PDF or text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as PDF or text"),
    (b"{\\rtf", "a rich text document", "save it as plain text"),
    (b"\x1f\x8b", "compressed", "unpack it first"),
    (b"\x89PNG", "an image", "give the text of the page"),
    (b"\xff\xd8\xff", "an image", "give the text of the page"),
    (b"GIF8", "an image", "give the text of the page"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def media_type(source: Source) -> str:
    """Tell what the bytes are.

    Raises SourceError for what is empty, larger than 50 MB, or no text, page, mail or PDF.
    """
    data = source.data
    if len(data) > LARGEST:
        raise SourceError(source.name, "it is larger than 50 MB", "give single reports")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceError(source.name, "it is empty", "give a file that holds a report")
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    _refuse_binary(source)
    if _PAGE.search(data[:8192].replace(b"\x00", b"")):
        return "text/html"
    if source.media_type == "application/pdf":
        raise SourceError(source.name, "it is named a PDF but is none", "get the file again, or name it for what it is")
    return _text_type(source)


def _text_type(source: Source) -> str:
    if _headers(source.data) >= 3:
        return "message/rfc822"
    if source.media_type in {"text/markdown", "text/html"}:
        return source.media_type
    return "text/plain"


def _headers(data: bytes) -> int:
    """Count the mail headers that the source opens with."""
    count = 0
    for line in data[:8192].splitlines():
        if _HEADER.match(line):
            count += 1
        elif not line[:1].isspace() or not line.strip():
            break
    return count


def _refuse_binary(source: Source) -> None:
    for magic, what, remedy in _MAGIC:
        if source.data.startswith(magic):
            raise SourceError(source.name, f"it is {what}", remedy)
    sample = source.data[:65536]
    if sample.startswith(_WIDE_MARKS):
        return
    zeros = sample.count(0)
    if zeros and wide_encoding(sample) is None:
        raise SourceError(source.name, "it is binary", "give text, HTML, Markdown, mail or PDF")
    control = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\v\f\r\x1b\x00")
    if control > len(sample) * 0.02:
        raise SourceError(source.name, "it is binary", "give text, HTML, Markdown, mail or PDF")
