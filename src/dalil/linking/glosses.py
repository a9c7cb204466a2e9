"""Glosses: the other name that a report gives an organisation in brackets, in another language or spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.language.organisations import organisations
from dalil.records import CodedReport, Entity, Report, Span
from dalil.resolving.countries import body_of, country_of
from dalil.resolving.names.organisations import organisation_name

_OPEN, _CLOSE = "\"“«‘'„", "\"”»’'“"
_LABEL = re.compile(r"^[^:;,]{1,24}:\s*")
_OTHERS = frozenset({"person", "place", "publication", "facility", "law"})
_SHORTEST = 3


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    small: frozenset[str]
    before: tuple[str, ...]


@cache
def _words() -> _Words:
    text = files("dalil.linking").joinpath("data", "glosses.yaml").read_text(encoding="utf-8")
    return _Words.model_validate(yaml.safe_load(text))


@cache
def _name() -> str:
    """Give the pattern of a proper name: words with a capital, small words only between them."""
    small = "|".join(sorted(map(re.escape, _words().small)))
    word = r"(?:[^\W\d_]{1,4}[-’'])?[A-ZÀ-ÞА-ЯЁ][\w’'ʻ-]*"
    return rf"{word}(?: (?:(?:{small}) ){{0,2}}{word}){{0,6}}"


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{_name()})[{_CLOSE}]?\s+\((?P<inside>[^()\n]{{3,120}})\)")


@cache
def _whole() -> re.Pattern[str]:
    before = "|".join(map(re.escape, sorted(_words().before, key=len, reverse=True)))
    return re.compile(rf"(?:(?:{before})[,:]?\s+)?(?:the\s+)?[{_OPEN}]?(?P<name>{_name()})[{_CLOSE}]?", re.IGNORECASE)


def glosses_of(coded: CodedReport) -> Mapping[str, frozenset[str]]:
    """Give by entity the further names that brackets give the organisations of a report.

    Names that many countries' bodies have, names of official bodies and of other things than organisations give
    nothing: "the Interior Ministry (Border Service)" are two.
    """
    found: dict[str, set[str]] = defaultdict(set)
    taken = {mention for entity in coded.entities if entity.type in _OTHERS for mention in entity.mentions}
    for bare, others in _pairs(coded.report):
        name = _without_lead(bare, coded.entities)
        spans = [span for span in (name, *others) if span not in taken and _may_gloss(span.exact, coded.report)]
        if name not in spans or len(spans) == 1:
            continue
        for entity in coded.entities:
            told = entity.type == "organisation" and any(m.overlaps(s) for m, s in product(entity.mentions, spans))
            if told and _is_own(entity.name):
                found[entity.id] |= {span.exact for span in spans if _may_be_one(entity.name, span.exact)}
    return {local: frozenset(names) for local, names in found.items() if names}


def _without_lead(name: Span, entities: Iterable[Entity]) -> Span:
    """Cut words before a name that the report is known to name ("Officers of the Harbour Agency")."""
    mentions = (mention for entity in entities if entity.type == "organisation" for mention in entity.mentions)
    ends = [m for m in mentions if m.end == name.end and name.contains(m) and " " in m.exact]
    return max(ends, key=len, default=name)


def _pairs(report: Report) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Give each name before brackets with the names inside them."""
    for match in _bracketed().finditer(report.text):
        inside = tuple(_inside(report.text, match.start("inside"), match["inside"]))
        if inside:
            yield Span.of(report.text, match.start("name"), match.end("name")), inside


def _inside(text: str, start: int, inside: str) -> Iterator[Span]:
    for piece in re.finditer(r"[^;,]+", inside):
        label = _LABEL.match(piece[0].lstrip())
        skipped = len(piece[0]) - len(piece[0].lstrip()) + (label.end() if label else 0)
        words = piece[0][skipped:].rstrip()
        named = _whole().fullmatch(words)
        if named and named["name"][:1] != named["name"][:1].lower() and (label or not _may_be_a_part(words)):
            first = start + piece.start() + skipped + named.start("name")
            yield Span.of(text, first, first + len(named["name"]))


def _may_be_a_part(words: str) -> bool:
    """Tell one bare word that is no abbreviation: "the Red Guard (Reformation)" is a faction."""
    return words.isalpha() and not words.isupper() and not any(letter.isupper() for letter in words[1:])


def _may_gloss(name: str, report: Report) -> bool:
    elsewhere = {told.casefold() for told in (report.outlet, report.agency) if told}
    known = country_of(name) or body_of(name) or name.casefold() in elsewhere
    return len(name) >= _SHORTEST and not known and _is_own(name)


def _is_own(name: str) -> bool:
    """Tell a name that has words or letters of its own and is not that of an official body."""
    found = organisation_name(name)
    return bool(found.own or found.abbreviation) and not organisations().is_body(name)


def _may_be_one(one: str, other: str) -> bool:
    """Tell names that the list of organisations does not keep apart."""
    ours, theirs = organisations().entries(one), organisations().entries(other)
    return one != other and not (ours and theirs and not ours & theirs)
