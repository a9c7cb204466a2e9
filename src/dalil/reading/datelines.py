"""Datelines: the place, date and agency that open a report's first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dalil.reading.credits import known_agency
from dalil.reading.dates import find_dates
from dalil.reading.phrases import alternatives, calendar, credits_

_REACH = 130
_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ"
_LETTER = r"[^\W\d_]"
_SITE = re.compile(r"(?i)\.(?:com|org|net|info|[a-z]{2})$")
_BEGINNING = re.compile(rf"[\"'“‘«(\[]*(?:[{_UPPER}]|\d)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words of a dateline (mark at its end included), its place, agency and date as EDTF; None if not given."""

    words: str
    place: str | None
    agency: str | None
    published: str | None


def find_dateline(text: str, first: bool) -> Dateline | None:
    """Read the dateline that a paragraph opens with; ``first`` tells whether the paragraph is the body's first.

    A place in mixed case with a dash alone ("Osh – Police …") counts only there; "Kazakhstan – a country …" does not.
    """
    for pattern in _patterns():
        match = pattern.match(text[: _REACH + 40])
        if match is None or match.end() > _REACH or not text[match.end() :].strip():
            continue
        dateline = _read(match, text)
        if dateline is not None and (first or _certain(match)):
            return dateline
    return None


def _read(match: re.Match[str], text: str) -> Dateline | None:
    groups = match.groupdict()
    place, agency = groups.get("place"), groups.get("agency")
    place = place.strip(" ,.:;") if place else None
    if place and (place.casefold() in credits_().not_places or (place in credits_().agencies and not agency)):
        if place.casefold() in credits_().not_places:
            return None
        place, agency = None, place
    if place and _SITE.search(place):
        place, agency = None, place
    if place and not _opens_sentence(match, text):
        return None
    if place and agency and known_agency(agency) is None and not _capitals(place) and not groups.get("date"):
        return None
    if place and not groups.get("date") and not agency and not groups.get("certain") and not _stands_alone(match, text):
        return None
    when = groups.get("date")
    found = next(find_dates(when), None) if when else None
    words = text[: match.end()].rstrip()
    return Dateline(words, place, agency.strip(" ./") if agency else None, found.edtf if found else None)


def _opens_sentence(match: re.Match[str], text: str) -> bool:
    after = text[match.end() :].lstrip()
    mark = (match.groupdict().get("mark") or "").strip()
    return (_capitals(match["place"] or "") and mark != ":") or bool(_BEGINNING.match(after))


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Tell whether a bare place before a mark can be a dateline: in capitals, or in mixed case before a dash.

    Where everything is in capitals they tell nothing.
    """
    place, mark = match["place"], match["mark"].strip()
    if text.isupper() or len(place.split(",")[0].split()) > 3:
        return False
    return _capitals(place) or (mark != ":" and len(place.split()) <= 5)


def _capitals(place: str) -> bool:
    first = re.split(r"[,/]", place)[0]
    letters = [character for character in first if character.isalpha()]
    return len(letters) > 2 and all(character.isupper() for character in letters)


def _certain(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("certain"):
        return True
    if not groups.get("place"):
        return False
    return bool(
        groups.get("agency") or (groups.get("date") and _capitals(groups["place"])) or _capitals(groups["place"])
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = rf"(?:{alternatives([name for names in calendar().months for name in names])})\.?"
    weekday = rf"(?:(?:{alternatives(calendar().weekdays)})\.?,?\s+)?"
    year = r"(?:,?\s+(?:\d{4}|\d{2})(?!\d))?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    figures = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d"
    date = rf"(?i:{weekday}(?:{day}[ ]+{months}{year}|{months}[ ]+{day}{year}|{figures}))"
    known = rf"(?i:{alternatives(credits_().agencies)})(?!\w)(?:\s?/[\w .-]{{2,40}}/)?"
    word = rf"[{_UPPER}](?:{_LETTER}|['’ʻʼ.-](?={_LETTER}))*\.?"
    place = rf"{word}(?:[ /](?:(?:de|del|al|el|la|and|of|the|di|do|da)[ ])?{word}){{0,3}}"
    region = rf"(?:[ ]\({place}\)(?=,))?(?:,[ ]{place}){{0,2}}"
    dash = r"(?:\s*(?:--+|[—–―])\s*|\s+-+\s+|-\s+)"
    end = rf"(?P<mark>{dash}|:\s+)"
    tags = r"(?:\[[A-Z][A-Z ,.'/-]{2,80}\]\s*)*"
    bracket = r"\s*[(/\[](?P<agency>[^()/\[\]]{2,60}(?:/[^()/\[\]]{2,40})?)[)/\]]"
    shapes = (
        # ASTANA, March 3 (Agency) - | ASTANA, Kazakhstan (Agency) -- | ASTANA, January 4. /Agency/.
        rf"(?P<place>{place}{region})(?:[,.]?[ ]+(?P<date>{date}))?[,.]?{bracket}\s*(?:{end}|(?P<dot>\.\s+))",
        # City, 3 March, Agency - | CITY. March 3. AGENCY - | City. Agency -
        rf"(?P<place>{place}{region}?)[,.]\s+(?:(?P<date>{date})[,.]?\s+)?(?P<agency>{known})[.,]?\s*(?:{end}|(?P<dot>(?<=\.)\s+))",
        # City, 3 March, an agency that nobody knows -
        rf"(?P<place>{place}{region}?)[,.]\s+(?P<date>{date}),\s+(?P<agency>[{_UPPER}][^,.;:()—–]{{1,38}}?)(?P<mark>{dash})",
        # date CITY. AGENCY - | date. CITY. AGENCY
        rf"(?P<certain>(?P<date>{date}))[,.]?\s+(?P<place>{place})[.,]\s+(?:(?P<agency>{known})[.,]?)?\s*(?:{end}|(?P<dot>(?<=[.\w])\s+(?=[{_UPPER}\"“])))",
        # ASTANA, March 3 -- | ASTANA -- | ISLAMABAD:
        rf"(?P<place>{place}{region})(?:[,.]?[ ]+(?P<date>{date}))?[,.]?{end}",
        # (Berlin) - | (Berlin, January 4, 2017) -
        rf"(?P<certain>\()(?P<place>{place}{region})(?:,[ ]+(?P<date>{date}))?\)(?P<mark>{dash})",
        # (Agency) - | March 3 (Agency) -- | AGENCY - | March 3 --
        rf"(?:(?P<date>{date})\s*)?\((?P<agency>{known})\){dash}",
        rf"(?P<certain>(?P<agency>{known}))[,.]?\s*(?:(?P<date>{date})[.,]?)?{dash}(?=[{_UPPER}\"“])",
    )
    return tuple(re.compile(shape + rf"\s*{tags}") for shape in shapes)
