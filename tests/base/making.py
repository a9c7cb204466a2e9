"""Small coded reports of our own, made without the model."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from dalil.base.adding import Addition, Arrival, Change
from dalil.base.custody import Hand
from dalil.base.readings import Reader
from dalil.reading import Source, read_report
from dalil.records import (
    Affiliation,
    Check,
    CodedReport,
    Designation,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Span,
    Statement,
    Statistic,
    When,
)
from dalil.settings import Facts
from dalil.version import __version__

READER = Reader(__version__, "sha256:model", "sha256:codebook", 0.2)
SUSPECT = "Nurlan Çobanoğlu"
APART = 1000
"""From this number on, reports have nothing in common by which they could be linked."""
_SYLLABLES = ("ka", "ro", "mi", "tu", "ze", "la", "no", "vi", "su", "pe")


def hand(who: str = "ines") -> Hand:
    """Give a hand whose clock moves on by a minute each time that it is read."""
    minutes = count()
    return Hand(who, __version__, lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=next(minutes)))


def day(number: int) -> date:
    """Give the day of an invented event: far from that of any other."""
    return date(1899, 1, 1) + timedelta(days=37 * number)


def names(number: int) -> tuple[str, str]:
    """Give the organisation and the spokesman of an invented report."""
    if number < APART:
        return "Nur as-Sabil", "Timur Asanbekov"
    word = "".join(_SYLLABLES[int(digit)] for digit in str(number)).capitalize()
    return f"{word}iya", f"{word}bek {word}ov"


def words(number: int) -> str:
    """Give the text of an invented report."""
    organisation, spokesman = names(number)
    return (
        f"Raid number {number} in Osh\n\n"
        f"Police detained {number} members of the banned group {organisation} in Osh on {day(number):%d %B %Y}, "
        f'among them {SUSPECT}.\n\n"They sent money from {organisation} abroad," police spokesman {spokesman} said.'
    )


def coded(number: int, *, url: str | None = None) -> CodedReport:
    """Make a coded report with a record of every kind."""
    known = Facts("2026-03-04", "Morning Post", url, ("Ines Marlow",))
    report = read_report(Source(f"{number}.txt", data(number), "text/plain"), known)
    text = report.text
    organisation, spokesman = names(number)

    def span(part: str) -> Span:
        return Span.of(text, text.index(part), text.index(part) + len(part))

    quoted = span(f"They sent money from {organisation} abroad")
    measure = "detained" if number < APART else f"measure_{number}"
    figure = Quantity(number, number, number, "exact", "people", span(f"{number} members"))
    when = When(day(number).isoformat(), span(f"{day(number):%d %B %Y}"))
    osh = Place("Osh", span("Osh"), "KG", "KG-GO", 1527534, 40.52828, 72.7985, "settlement")
    return CodedReport(
        report,
        (
            Entity("n1", "organisation", organisation, ("NS",) if number < APART else (), (span(organisation),), "KG"),
            Entity("n2", "person", SUSPECT, (), (span(SUSPECT),), private=True),
            Entity(
                "n3", "person", spokesman, (), (span(spokesman),), role="police spokesman",
                affiliations=(Affiliation("spokesman", None, False, None, (span("police spokesman"),)),),
            ),
        ),
        (
            Statement(
                "s1", "n3", None, "direct", span(spokesman), span("said"), (quoted,),
                None, None, None, (), (), False, (), 0.5, "rules", (quoted,),
            ),
        ),
        (
            Event(
                "v1", "detention", "asserted", span("detained"), when, (osh,),
                (
                    Participant("target", None, "members", figure, figure.span or span("members")),
                    Participant("organisation", "n1", None, None, span(organisation)),
                ),
                ("s1",), 0.9, "model", (span("Police detained"),),
            ),
        ),
        (
            Designation(
                "d1", "n1", "KG", osh, "banned", None, None, None, None,
                (), 0.5, "rules", (span(f"banned group {organisation}"),),
            ),
        ),
        (
            Statistic(
                "q1", measure, span("detained"), figure, None, osh, when, None, None, None,
                (), 0.5, "rules", (figure.span or span("members"),),
            ),
        ),
        (Check("k1", "same_figure", "consistent", ("v1", "q1"), f"{number} is {number}", number, number),),
    )  # fmt: skip


def data(number: int) -> bytes:
    """Give the raw bytes of an invented report."""
    return words(number).encode()


def addition(number: int, *, url: str | None = None, earlier: str | None = None) -> Addition:
    """Make what is to be added."""
    change = Change.CORRECTION if earlier else Change.PAGE
    return Addition(coded(number, url=url), data(number), Arrival.FILE, READER, change, earlier)
