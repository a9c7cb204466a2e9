"""Names in the scripts that the gazetteer keeps: Latin, Cyrillic and Arabic."""

from __future__ import annotations

import re

_MARKS = r"0-9 .,'’‘ʻʼ`´\-–—()/"
_LATIN = re.compile(rf"[A-Za-zÀ-ɏʰ-ͯḀ-ỿ{_MARKS}]+")
_CYRILLIC = re.compile(rf"[\u0300-\u036fЀ-ԯ{_MARKS}]+")
_ARABIC = re.compile(rf"[\u0600-ۿݐ-ݿ\ufb50-\ufdff\ufe70-\ufefc\u200c\u200d{_MARKS}]+")
_LEAST_LATIN, _LEAST = 4, 2
"""Shorter names in Latin script are codes more often than names; in the others there are cities of two letters."""
_LONGEST = 60


def is_name(name: str) -> bool:
    """Tell a name in one of the three scripts from codes, other scripts and rough romanisations ("bei jing")."""
    if not _LEAST <= len(name) <= _LONGEST or name[0].isdigit() or name.isupper():
        return False
    if _LATIN.fullmatch(name):
        return len(name) >= _LEAST_LATIN and name[0].isupper()
    return bool(_CYRILLIC.fullmatch(name) or _ARABIC.fullmatch(name))
