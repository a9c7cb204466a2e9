"""Encodings: from bytes to characters: byte order mark, what the page declares, UTF-8, then charset-normalizer."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dalil.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
# What is called Latin-1 on the web is Windows-1252 (WHATWG Encoding Standard, section 4.2).
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_LEGACY = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac_cyrillic", "cp1252", "cp1250", "cp1254", "cp1256",
           "iso8859-9", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")  # fmt: skip
_WESTERN_SHARE = 0.08
_DAMAGE = 0.001


def decode(name: str, data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Give the characters of ``data`` and the encoding used; ``declared`` comes from outside (a mail header).

    Raises SourceError where no encoding fits or the bytes end inside a character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(name, data, encoding), encoding
    wide = wide_encoding(data)
    if wide:
        return _strictly(name, data, wide), wide
    for candidate in (declared, _in_page(data)):
        text = _try(data, candidate)
        if text is not None and candidate is not None:
            return text, _canonical(candidate)
    text = _try(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    return _damaged(name, data) or _legacy(name, data)


def wide_encoding(data: bytes) -> str | None:
    """Spot UTF-16 without a mark: zero bytes stand at every other place only, and what it decodes to is text."""
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * 0.04 or min(even, odd) > max(even, odd) * 0.05:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    shown = sum(1 for character in text if character.isalnum() or character.isspace() or character.isascii())
    return encoding if shown > len(text) * 0.9 else None


def _in_page(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _canonical(encoding: str) -> str:
    name = codecs.lookup(encoding).name
    return _WEB_NAMES.get(name, name)


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(_canonical(encoding))
    except (LookupError, UnicodeError, ValueError):
        return None


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise SourceError(name, f"it is marked as {encoding} but is not", "get the file again, whole") from error


def _damaged(name: str, data: bytes) -> tuple[str, str] | None:
    """Read UTF-8 that has a few broken bytes, as browsers do; None where it is no UTF-8 at all."""
    text = data.decode("utf-8", errors="replace")
    broken, wide = text.count("\ufffd"), sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    if broken > wide:
        return None
    if broken == 1 and text.endswith("\ufffd"):
        raise SourceError(name, "it ends in the middle of a character", "it is truncated: get it again, whole")
    if broken > max(1, len(text) * _DAMAGE):
        return None
    return text, "utf-8"


def _legacy(name: str, data: bytes) -> tuple[str, str]:
    high = sum(1 for byte in data if byte > 0x7F)
    # A few high bytes among ASCII are Western quotes, dashes and accents; statistics over so few would only guess.
    if high < len(data) * _WESTERN_SHARE:
        text = _try(data, "cp1252")
        if text is not None:
            return text, "cp1252"
    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise SourceError(name, "its character encoding cannot be told", "save it as UTF-8")
    return str(best), best.encoding
