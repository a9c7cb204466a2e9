"""Credits: what makes a line a picture's caption, and whose picture it is."""

from __future__ import annotations

import re
from functools import cache

from dalil.reading.phrases import alternatives, credits_, fold

_LONGEST_CAPTION = 110
_MOST_CHARACTERS = 900


def find_credit(text: str) -> tuple[int, int] | None:
    """Give the offsets of the picture credit that a caption ends with, without its brackets; None if it has none."""
    folded = text[:_MOST_CHARACTERS].casefold()
    if not _may_be_caption(text) or any(words in folded for words in credits_().not_credits):
        return None
    for pattern in _patterns():
        match = pattern.search(text)
        if match:
            return match.span("credit")
    return None


def opens_caption(text: str) -> bool:
    """Tell whether a line opens as captions do ("FILE PHOTO:", "Photo:", "Image caption")."""
    if not _may_be_caption(text):
        return False
    folded = text.casefold().lstrip("[( ")
    return any(
        folded.startswith(opening) and not folded[len(opening) : len(opening) + 1].isalnum()
        for opening in credits_().openings
    )


def is_credit(text: str) -> bool:
    """Tell whether a line is nothing but a picture credit ("© 2016 Agency", "Name Surname/AFP", "Getty Images")."""
    if len(text.split()) > 10:
        return False
    if known_agency(text.strip(" .[]()|")):
        return True
    found = find_credit(text)
    return found is not None and not text[: found[0]].strip(" [(|–—-")


def ends_with_agency(text: str) -> bool:
    """Tell whether a paragraph ends with an agency in brackets and nothing more: a credit for words or a picture."""
    return bool(_bare_agency().search(text[-60:]))


def known_agency(words: str) -> str | None:
    """Give the agency that some words name, as the list of agencies spells it."""
    folded = fold(words)
    return next((name for name in credits_().agencies if fold(name) == folded), None)


def _may_be_caption(text: str) -> bool:
    return len(text) <= _MOST_CHARACTERS and len(text.split()) <= _LONGEST_CAPTION


@cache
def _bare_agency() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{alternatives(credits_().agencies)})[)\]]\.?$")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?i:{alternatives(credits_().agencies)})(?!\w)"
    photo = rf"(?i:{alternatives(credits_().photo)})(?!\w)"
    name = r"[^\W\d_][^\W\d_.'’-]*[.'’-]?(?:[^\W\d_]*)(?:\s+[^\W\d_][\w.'’-]*){0,4}"
    capital = r"(?=[^\W\d_])(?-i:[^\Wa-zа-я\d_])"
    return tuple(
        re.compile(pattern)
        for pattern in (
            # [Name Surname/Outlet], [Outlet/Agency], [File: Name/Agency], [Courtesy of …]
            rf"\[(?P<credit>{capital}[^\[\]/]*\s[^\[\]/]{{1,60}}/\s?{capital}[^\[\]]{{1,60}})\][.\"”]?$",
            rf"\[(?P<credit>[^\[\]]{{0,40}}\b(?:{photo}|{agency})[^\[\]]{{0,60}})\]\.?$",
            # … text. [Ministry of Something]
            rf"[.!?][\"”]?\s\[(?P<credit>{capital}(?=[^\[\]]*[a-zа-я])[^\[\].!?]{{3,80}})\]$",
            # (Agency/Name), (Photo by Name/Agency via Other), (AP Photo/Name)
            rf"\((?P<credit>[^()]{{0,60}}\b(?:{agency}|{photo})\s*(?:photo\s*)?/[^()]{{1,60}})\)\.?$",
            rf"\((?P<credit>[^()]{{1,60}}/\s*(?:{agency})[^()]{{0,60}})\)\.?$",
            rf"\((?P<credit>(?:[^():,]{{0,25}}\b)?(?:{photo})(?:[\s:,/][^()]{{0,80}})?(?<!\.))\)\.?$",
            # Photo: Name | Photo by Name | Credit: Name
            r"(?:^|[.!?”\"]\s+|\s[|–—-]\s+)(?P<credit>(?i:photo|photograph|image|picture|credit)s?(?i:\s+credit|\s+courtesy)?"
            r"(?:\s*[:—–-]\s*|\s+(?i:by|courtesy of)\s+)[^.:]{2,80}(?:\.\w[^.:]{0,30})?)\.?$",
            # © Name, © 2016 Agency
            r"(?:^|[.!?”\"]\s*|\s)(?P<credit>(?:©|\([cC]\)\s)\s*(?:\d{4}\s+)?[^.©]{2,60}(?:\.\w[^.©]{0,30})?)\.?$",
            # … text. Name Surname/AGENCY | text. | AFP
            rf"(?:^|[.!?”\"]\s+|[|–—]\s+)(?P<credit>{name}\s?/\s?(?:{agency})"
            r"(?:\s?/\s?[\w -]{2,40}|\s+via\s+[\w -]{2,40})?)\.?$",
            rf"(?:^|[.!?”\"]\s+|[|]\s*)(?P<credit>(?:{agency})(?:\s+(?i:{alternatives(credits_().photo)}))?\s?/\s?{name})\.?$",
            rf"[|]\s*(?P<credit>(?:[\w .'-]{{2,40}}/\s?)?(?:{agency}))\.?$",
        )
    )
