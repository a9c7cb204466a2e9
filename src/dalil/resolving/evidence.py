"""What a report says about where it plays: the countries that it names and the country of its outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycountry
import yaml
from pydantic import BaseModel, ConfigDict

from dalil.records import BlockKind, Report, Span
from dalil.resolving.countries import leading_country

_UNREAD = frozenset({BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE})
_CAPITALISED = re.compile(r"\b(?:[A-Z][\w’'-]*\.?(?:[A-Z]\.?)*)(?:\s+(?:of\s+(?:the\s+)?|and\s+)?[A-Z][\w’'-]*){0,4}")
_SHORTEST = 4
"""A name shorter than so many letters is not looked for in a domain."""
_DATELINE_END = re.compile(r"\s[-–—]+|,\s+\w+\s+\d")


@dataclass(frozen=True)
class PlaceContext:
    """What a report says about where it plays: how often each country is named, and the areas that it names."""

    countries: tuple[tuple[str, float], ...] = ()
    areas: frozenset[str] = frozenset()

    @classmethod
    def of(cls, named: Iterable[str], areas: Iterable[str] = ()) -> PlaceContext:
        """Weigh countries (ISO 3166-1, one a mention) by how often they are named, the most frequent as 1."""
        counts = Counter(named)
        most = max(counts.values(), default=1)
        weights = tuple(sorted((country, 0.4 + 0.6 * count / most) for country, count in counts.items()))
        return cls(weights, frozenset(areas))

    def weight(self, country: str) -> float:
        """Give the weight of a country, 0 to 1."""
        return dict(self.countries).get(country, 0.0)


NO_CONTEXT = PlaceContext()


class OutletWords(BaseModel):
    """The contents of ``outlets.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    countries: dict[str, str]
    generic: frozenset[str]
    first: list[str]
    last: list[str]


@cache
def outlet_words() -> OutletWords:
    """Read the words of outlets' names."""
    text = files("dalil.resolving").joinpath("data", "outlets.yaml").read_text(encoding="utf-8")
    return OutletWords.model_validate(yaml.safe_load(text))


def country_names_in(report: Report) -> Iterator[Span]:
    """Find the names and adjectives of countries in the text of a report; comments and furniture say nothing."""
    for block in report.blocks:
        if block.kind not in _UNREAD and block.repeats is None:
            for run in _CAPITALISED.finditer(report.text, block.start, block.end):
                yield from _in_run(report.text, run.start(), run.group())


def dateline_place(report: Report) -> str | None:
    """Give the words of a dateline that name where it was written ("Osh, Kyrgyzstan")."""
    words = _DATELINE_END.split(report.dateline)[0].strip() if report.dateline else ""
    return (words.title() if words.isupper() else words) or None


def outlet_country(report: Report) -> str | None:
    """Give the country of an outlet by the end of its domain (".kz", ".co.uk"); None for any other."""
    for host in _hosts(report):
        ending = host.rpartition(".")[2]
        code = outlet_words().countries.get(ending, ending.upper())
        if ending not in outlet_words().generic and pycountry.countries.get(alpha_2=code) is not None:
            return code
    return None


def outlet_places(report: Report) -> tuple[str, ...]:
    """Give the names in an outlet's domain that may be those of places ("osh" in "theoshherald.example")."""
    for host in _hosts(report):
        rest = re.sub(r"^www\d?\.", "", host).partition(".")[0]
        parts = (_bare(part) for part in re.split(r"-|and", rest))
        return tuple(part for part in parts if len(part) >= _SHORTEST)
    return ()


def _bare(name: str) -> str:
    """Strip words of the press from the ends of a name that is written in one."""
    for word in outlet_words().first:
        name = name.removeprefix(word)
    stripped = True
    while stripped:
        shorter = next((name.removesuffix(word) for word in outlet_words().last if name.endswith(word)), name)
        stripped, name = shorter != name, shorter
    return name


def _hosts(report: Report) -> Iterator[str]:
    for name in (report.url, report.outlet):
        host = (name or "").lower().rpartition("://")[2].partition("/")[0]
        if "." in host and " " not in host:
            yield host


def _in_run(text: str, start: int, run: str) -> Iterator[Span]:
    """Find countries in a run of words, the longest name first at each place."""
    words = [(start + word.start(), word.group()) for word in re.finditer(r"\S+", run)]
    while words:
        name = leading_country([word for _, word in words])
        if name is not None:
            yield Span.of(text, words[0][0], words[len(name.split()) - 1][0] + len(name.split()[-1]))
        words = words[len(name.split()) if name else 1 :]
