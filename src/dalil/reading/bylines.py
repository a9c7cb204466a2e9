"""Bylines: the lines that say who wrote a report, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dalil.reading.credits import known_agency
from dalil.reading.dates import find_dates, without_dates
from dalil.reading.phrases import alternatives, bylines, fold, outlets

_LONGEST = 24
_MOST_CHARACTERS = 300
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’ʻʼ-]*(?:[.'’ʻʼ-][^\W\d_]*)*\.?")
_NOTE = re.compile(r"(?<=\S)\s(?P<note>\([^()]{8,250}\))\.?$")
_PART = re.compile(r"(?i)\s*(?:,|;|&|\||•|·|\band\b|\bwith\b|\s[-–—/]\s)\s*")


@dataclass(frozen=True, slots=True)
class Byline:
    """Authors, agency, outlet and date of a byline, as far as it names them."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    published: str | None = None


def find_byline(text: str) -> Byline | None:
    """Read a line that opens as a byline does ("By X", "Author: X", "From wire reports"); None for other lines."""
    if len(text) > _MOST_CHARACTERS or len(text.split()) > _LONGEST:
        return None
    folded = fold(text)
    if folded in bylines().whole:
        return Byline(agency=known_agency(re.sub(r"(?i)^by\s+", "", text)))
    match = _opening().match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    if not rest or rest.endswith(("?", "!")) or (rest.endswith(".") and len(rest.split()) > 8):
        return None
    byline = _read(rest)
    weak = match["word"].casefold() in {"by", "from"}
    named = byline.authors or byline.agency or byline.outlet or (_title_case(rest) and len(rest.split()) <= 8)
    return byline if named and not (weak and _first_is_lower(rest)) else None


def find_place_byline(text: str) -> Byline | None:
    """Read a line "X in Bishkek" or "X for Outlet" under a headline; None for other lines."""
    if len(text) > _MOST_CHARACTERS:
        return None
    match = re.fullmatch(r"(?P<name>[^,.:;!?]{3,50}?)\s+(?P<word>in|for|at)\s+(?P<rest>[^.:;!?]{2,60}(?:\.\w+)?)", text)
    if match is None or not is_name(match["name"]) or _first_is_lower(match["rest"]):
        return None
    outlet = match["rest"] if match["word"] == "for" else None
    return Byline((match["name"].strip(),), outlet=outlet)


def find_dated_byline(text: str) -> Byline | None:
    """Read a line of a name or an outlet beside a date ("X Sep 12, 2017", "10:30, 4 May 2018, Osh - 24.kg, X")."""
    if len(text) > _MOST_CHARACTERS or len(text.split()) > _LONGEST // 2 or text.endswith("."):
        return None
    found = next(find_dates(text), None)
    if found is None:
        return None
    parts = [part.strip(" .()[]") for part in _PART.split(without_dates(text))]
    parts = [part for part in parts if part]
    names = tuple(part for part in parts if _is_author(part))
    outlet = next((part for part in parts if part in outlets()), None)
    stands = any(fold(part) in bylines().whole for part in parts)
    if not (names or outlet or stands) or any(_first_is_lower(part) and part not in outlets() for part in parts):
        return None
    return Byline(names, outlet=outlet, published=found.edtf) if len(parts) <= 4 else None


def find_closing(text: str) -> Byline | None:
    """Read a line at the foot of an article that names its makers ("(Reporting by X; editing by Y)")."""
    if len(text) > 2 * _MOST_CHARACTERS or len(text.split()) > 60:
        return None
    match = _closing().match(text.strip("([ "))
    if match is None:
        return None
    rest = text.strip("([ ")[match.end() :]
    agencies = [name for part in _PART.split(rest.strip(" .)]")) if (name := known_agency(part))]
    return Byline(agency=agencies[0] if len(agencies) == 1 else None)


def read_byline(text: str) -> Byline | None:
    """Read a line that is known to be a byline, in whatever form."""
    named = Byline((text,)) if is_name(text) else None
    return find_byline(text) or find_place_byline(text) or find_dated_byline(text) or find_closing(text) or named


def parted_closing(text: str) -> str | None:
    """Give what stands before a note in brackets at a paragraph's end that names its makers; None without one."""
    match = _NOTE.search(text, max(0, len(text) - _MOST_CHARACTERS))
    return text[: match.start()] if match and find_closing(match["note"]) is not None else None


def is_name(words: str) -> bool:
    """Tell whether words have the form of a person's name: two to five capitalised words, small particles allowed."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or _first_is_lower(words):
        return False
    particles = bylines().particles
    capitals = 0
    for part in parts:
        if part.casefold().rstrip(".") in particles and part[0].islower():
            continue
        if not _NAME_WORD.fullmatch(part) or not _capitalised(part):
            return False
        capitals += 1
    return capitals >= 2


def _is_author(words: str) -> bool:
    known = words in outlets() or known_agency(words) is not None or fold(words) in bylines().whole
    return is_name(words) and not known


def _read(rest: str) -> Byline:
    found = next(find_dates(rest), None)
    published = found.edtf if found else None
    if found:
        rest = rest[: found.start]
    rest = re.split(r"\s*[|•·]\s*|\s+@|\s*<|\s+\d", rest)[0]
    authors: list[str] = []
    agency: str | None = None
    outlet: str | None = None
    for part in _PART.split(rest):
        words = part.strip(" .,()[]")
        agency = agency or known_agency(words)
        outlet = outlet or (words if words in outlets() and not known_agency(words) else None)
        name, where = _before_place(words)
        outlet = outlet or where
        if _is_author(name) or (_single_name(name, rest) and not known_agency(name) and name not in outlets()):
            authors.append(name)
    return Byline(tuple(authors), agency, outlet, published)


def _before_place(words: str) -> tuple[str, str | None]:
    """Part "X in Bishkek" and "X for Outlet"; drop a role ("X staff writer")."""
    match = re.match(r"(.+?)\s+(in|for|at|of)\s+(.+)", words)
    outlet = match[3] if match and match[2] in {"for", "of"} else None
    name = match[1] if match else words
    role = _role().search(name)
    return (name[: role.start()].strip(" -–—") if role else name), outlet


def _capitalised(part: str) -> bool:
    """Tell whether a word begins with a capital, after a particle such as "al-" if there is one."""
    head, dash, tail = part.partition("-")
    return part[0].isupper() or (bool(dash) and head in bylines().particles and tail[:1].isupper())


def _single_name(name: str, rest: str) -> bool:
    return name == rest.strip(" .") and len(name) > 2 and bool(_NAME_WORD.fullmatch(name)) and name[0].isupper()


def _title_case(words: str) -> bool:
    return all(word[:1].isupper() or len(word) < 4 for word in words.split())


def _first_is_lower(words: str) -> bool:
    return not words[:1].isupper()


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?P<word>{alternatives(bylines().openings)})(?:\s*[:|–—-]\s*|\s+)")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{alternatives(bylines().closings)})\b\s*:?\s*")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s+(?:{alternatives(bylines().roles)})\b.*|\s+-\s+.*")
