"""An invented world that is reported on, for measuring bases of any size: coded reports without reading.

The reports are made as records, not found in text, but every value stands in the words of its report. What makes
linking dear is as in real collections: news of a day are told by several outlets, some copied; a fifth of the reports
recall something of the past, now and then the same few famous attacks; few organisations, countries and outlets are in
very many reports, most in few, and there are ever new ones (Pareto distributed ranks). Everything follows from the
number of a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from dalil.reading import Source, read_report
from dalil.records import (
    CodedReport,
    Designation,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)
from dalil.settings import Facts

PER_DAY = 50
"""Reports of a day."""
INCIDENTS = 20
"""New incidents of a day."""
_FAMOUS = 40
_TOWNS = 400
_FIRST = date(2015, 1, 1)
_SYLLABLES = (
    "ba", "da", "fi", "go", "hu", "ja", "ka", "lo", "mi", "nu", "pa", "ra", "se", "ti", "vo", "wa", "xe", "yu", "za",
    "sha", "dri", "mon", "ler", "tas", "bek", "dor", "nim", "gul", "pri", "sta",
)  # fmt: skip
_COUNTRIES = (
    "NG", "IQ", "AF", "PK", "SO", "ML", "SY", "KZ", "KG", "TJ", "IN", "PH", "EG", "LY", "TN", "FR", "DE", "GB", "TR",
    "BF", "NE", "TD", "KE", "MZ", "CO", "ID", "BD", "LK", "UZ", "RU",
)  # fmt: skip
_TYPES = {
    "attack": "attacked", "detention": "detained", "bombing": "bombed", "raid": "raided", "killing": "killed",
    "kidnapping": "abducted", "clash": "fought",
}  # fmt: skip
_KINDS = ("Front", "Brigade", "Movement", "Guard", "Army", "Path", "Council")
_MEASURES = ("detained", "killed", "convicted", "returned", "attacks")


@dataclass(frozen=True, slots=True)
class Incident:
    type: str
    country: str
    town: str
    when: date
    organisation: int
    count: int
    spokesman: str


def coded(number: int) -> tuple[CodedReport, bytes]:
    """Make a report with its bytes."""
    of = number - 1 if number and Random(f"copy {number}").random() < 0.1 else number  # noqa: S311 - no secret
    made = _Made(of)
    data = made.text.encode()
    if of != number:
        data = f"{made.text}\n\nReporting by the wire, edition {number}.".encode()
    day, rng = _FIRST + timedelta(days=number // PER_DAY), Random(f"outlet {number}")  # noqa: S311
    outlet = f"{_word(_rank(rng, 0.6), 'paper').capitalize()} Post"
    known = Facts(day.isoformat(), outlet, f"https://example.org/{number}", ())
    report = read_report(Source(f"{number}.txt", data, "text/plain"), known)
    return made.coded(report), data


class _Made:
    """A text with its records while it is written."""

    def __init__(self, number: int) -> None:
        rng = Random(f"report {number}")  # noqa: S311
        today = number // PER_DAY
        self.text = ""
        self._entities: list[Entity] = []
        self._events: list[Event] = []
        self._statements: list[Statement] = []
        self._designations: list[Designation] = []
        self._statistics: list[Statistic] = []
        news = [incident(_recent(rng, today)) for _ in range(rng.choice((1, 1, 2)))]
        self._say(f"{_filler(rng, 3).capitalize()} {news[0].town}\n\n")
        for each in news:
            self._tell(each, rng)
        if rng.random() < 0.2:
            self._tell(incident(_past(rng, today)), rng)
        if rng.random() < 0.15:
            self._ban(rng)
        if rng.random() < 0.15:
            self._count(rng, today)

    def coded(self, report: Report) -> CodedReport:
        """Give the records with a report of this text."""
        return CodedReport(
            report, tuple(self._entities), tuple(self._statements), tuple(self._events), tuple(self._designations),
            tuple(self._statistics), (),
        )  # fmt: skip

    def _say(self, words: str) -> None:
        self.text += words

    def _quoted(self, words: str) -> Span:
        """Write words that are to be evidence."""
        self.text += words
        return Span.of(self.text, len(self.text) - len(words), len(self.text))

    def _entity(self, kind: str, name: str, span: Span, **more: object) -> str:
        for known in self._entities:
            if known.name == name:
                return known.id
        entity = Entity(f"n{len(self._entities) + 1}", kind, name, (), (span,), **more)  # type: ignore[arg-type]
        self._entities.append(entity)
        return entity.id

    def _tell(self, incident: Incident, rng: Random) -> None:
        """Write a paragraph on an incident; its count may be revised from report to report."""
        count = incident.count + (rng.random() < 0.2)
        start = len(self.text)
        actor = organisation(incident.organisation)
        named = self._quoted(actor)
        self._say(" ")
        trigger = self._quoted(_TYPES[incident.type])
        self._say(" ")
        figure = self._quoted(f"{count} people")
        self._say(" in ")
        where = self._place(incident.town, incident.country)
        self._say(" on ")
        when = When(incident.when.isoformat(), self._quoted(f"{incident.when:%d %B %Y}"))
        self._say(f", {_filler(rng, 12)}, the spokesman ")
        speaker = self._quoted(incident.spokesman)
        self._say(" ")
        cue = self._quoted("said")
        whole = Span.of(self.text, start, len(self.text))
        self._say(f". {_filler(rng, 35).capitalize()}. {_filler(rng, 30).capitalize()}.\n\n")
        told = self._entity("organisation", actor, named)
        self._entity("place", incident.town, where.span or whole, country=incident.country)
        person = self._entity(
            "person", incident.spokesman, speaker, country=incident.country, role="spokesman of the police"
        )
        statement = Statement(
            f"s{len(self._statements) + 1}", person, None, "indirect", speaker, cue, (whole,),
            None, None, None, (), (), False, (), 0.8, "model", (whole,),
        )  # fmt: skip
        self._statements.append(statement)
        quantity = Quantity(count, count, count, "exact", "people", figure)
        self._events.append(
            Event(
                f"v{len(self._events) + 1}", incident.type, "asserted", trigger, when, (where,),
                (
                    Participant("actor", told, None, None, named),
                    Participant("target", None, "people", quantity, figure),
                ),
                (statement.id,), 0.8, "model", (whole,),
            )
        )  # fmt: skip

    def _place(self, town: str, country: str) -> Place:
        rng = Random(f"place {town} {country}")  # noqa: S311
        span = self._quoted(town)
        lat, lon = round(rng.uniform(-40, 60), 4), round(rng.uniform(-120, 140), 4)
        return Place(
            town, span, country, f"{country}-{rng.randrange(10)}", rng.randrange(10**9), lat, lon, "settlement"
        )

    def _ban(self, rng: Random) -> None:
        rank = _rank(rng, 0.5)
        actor = organisation(rank)
        country = _COUNTRIES[(rank * 7 + rng.choice((0, 0, 0, 1, 5))) % len(_COUNTRIES)]
        start = len(self.text)
        named = self._quoted(actor)
        self._say(f" was banned in {country} in ")
        when = When(str(2005 + rank % 10), self._quoted(str(2005 + rank % 10)))
        whole = Span.of(self.text, start, len(self.text))
        self._say(f", {_filler(rng, 10)}.\n\n")
        self._designations.append(
            Designation(
                "d1", self._entity("organisation", actor, named), country, None, "banned", None, None, when, None,
                (), 0.7, "rules", (whole,),
            )
        )  # fmt: skip

    def _count(self, rng: Random, today: int) -> None:
        year = (_FIRST + timedelta(days=today)).year - rng.randrange(1, 5)
        measure, country = rng.choice(_MEASURES), _COUNTRIES[_rank(rng, 0.8) % len(_COUNTRIES)]
        value = Random(f"{measure} {country} {year}").randrange(20, 900) + (rng.random() < 0.1)  # noqa: S311
        start = len(self.text)
        figure = self._quoted(f"{value} people")
        self._say(" were ")
        told = self._quoted(measure)
        self._say(" in ")
        span = self._quoted(country)
        self._say(" in ")
        period = When(str(year), self._quoted(str(year)))
        whole = Span.of(self.text, start, len(self.text))
        self._say(f", {_filler(rng, 10)}.\n\n")
        place = Place(country, span, country, None, None, None, None, "country")
        quantity = Quantity(value, value, value, "exact", "people", figure)
        self._statistics.append(
            Statistic("q1", measure, told, quantity, None, place, period, None, None, None, (), 0.7, "rules", (whole,))
        )


def incident(number: int) -> Incident:
    """Give an incident of the invented world."""
    rng = Random(f"incident {number}")  # noqa: S311
    country = _COUNTRIES[_rank(rng, 0.8) % len(_COUNTRIES)]
    town = f"{_word(_rank(rng, 0.3) % _TOWNS, country).capitalize()}pur"
    return Incident(
        rng.choice(sorted(_TYPES)), country, town, _FIRST + timedelta(days=number // INCIDENTS), _rank(rng, 0.5),
        rng.randrange(2, 60), _name(rng.randrange(200) + 1000 * _COUNTRIES.index(country)),
    )  # fmt: skip


def _recent(rng: Random, today: int) -> int:
    """Choose one of the incidents of the last three days, some of which everybody tells."""
    last = (today + 1) * INCIDENTS
    return last - 1 - _rank(rng, 0.5) * rng.choice((1, 3, 7)) % (3 * INCIDENTS)


def _past(rng: Random, today: int) -> int:
    """Choose a famous incident of before, or any."""
    if rng.random() < 0.1:
        return -1 - rng.randrange(_FAMOUS)
    return rng.randrange((today + 1) * INCIDENTS)


def _rank(rng: Random, shape: float) -> int:
    return min(int(rng.paretovariate(shape) * 3) - 3, 10**7)


def organisation(rank: int) -> str:
    """Name an organisation by how often it is told of."""
    kind = _KINDS[rank % len(_KINDS)]
    return f"{_word(rank, 'group').capitalize()} {_word(rank, 'kin').capitalize()} {kind}"


def _name(number: int) -> str:
    return f"{_word(number, 'first').capitalize()} {_word(number // 40, 'last').capitalize()}ov"


def _filler(rng: Random, words: int) -> str:
    return " ".join(_word(int(10 ** rng.uniform(0, 4.5)), "word") for _ in range(words))


@cache
def _word(number: int, of: str) -> str:
    rng = Random(f"{of} {number}")  # noqa: S311
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4))))


__all__ = ["INCIDENTS", "PER_DAY", "coded", "incident", "organisation"]
