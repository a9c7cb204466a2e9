"""Speakers: all that tellings of one origin's key tell of it, which is what is compared across reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from dalil.language.variants import romanised
from dalil.linking.copies import Lineage
from dalil.linking.copies.fingerprints import stretches_of
from dalil.linking.origins.printed import in_headline, in_lead, printed
from dalil.linking.tellings import Telling
from dalil.records import Designation, Entity, Event, Statement, Statistic
from dalil.records.edtf import bounds
from dalil.resolving.names import Known
from dalil.resolving.origins import Origin, name_key, voices

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]+)(?:[\"“”«»]|$)")
_CONTENT = re.compile(r"[^\W_]{4,}|\d+")


@dataclass(frozen=True)
class Speaker:
    """An origin's key with its tellings; ``origin`` is that of the first telling, ``reports`` are ids."""

    origin: Origin
    tellings: tuple[Telling, ...]

    @property
    def key(self) -> str:
        """Give the key of the origin."""
        return self.origin.key

    @cached_property
    def reports(self) -> frozenset[str]:
        """Give the ids of the reports in which it is one."""
        return frozenset(telling.report.id for telling in self.tellings)

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """Give the entity of each report, with what the report tells of it; the same twice is told once."""
        found: dict[str, Known] = {}
        for telling in self.tellings:
            entity = speaking_entity(telling)
            if entity is not None and telling.report.id not in found:
                found[telling.report.id] = _known(entity, telling)
        return tuple(found[report] for report in sorted(found))

    @cached_property
    def roles(self) -> frozenset[str]:
        """Give the roles and descriptions of the speaker."""
        told = {known_role for known in self.known for known_role in known.roles}
        return frozenset(told | ({self.origin.name} if self.origin.kind == "unnamed" else set()))

    @cached_property
    def institutions(self) -> frozenset[str]:
        """Give the bodies behind the speaker, as named."""
        return frozenset(t.origin.institution for t in self.tellings if t.origin.institution)

    @cached_property
    def is_voice(self) -> bool:
        """Tell whether the speaker gives a body's word, or stands at its head."""
        return any(map(voices().speaks_for_body, self.roles))

    @cached_property
    def is_private(self) -> bool:
        """Tell whether the speaker is a private person."""
        return any(known.entity.type == "person" and known.entity.private for known in self.known)

    @cached_property
    def heads_only(self) -> bool:
        """Tell whether nothing but headlines names the speaker."""
        return all(in_headline(telling) for telling in self.tellings)

    @cached_property
    def leads(self) -> frozenset[str]:
        """Give the ids of the reports whose first paragraphs the speaker is quoted in."""
        return frozenset(t.report.id for t in self.tellings if said_in(t) and in_lead(t))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Give the names (as keys) of those who pass the speaker's words on: who reports them, whom they were told."""
        return frozenset(name for telling in self.tellings for name in _passing(telling)) - self.writers

    @cached_property
    def writers(self) -> frozenset[str]:
        """Give the names (as keys) of those who wrote the speaker's reports."""
        reports = {telling.report.id: telling.report for telling in self.tellings}.values()
        named = (name for report in reports for name in (report.writer, report.outlet, report.agency))
        return frozenset(name_key(name) for name in named if name)

    @cached_property
    def quotations(self) -> frozenset[int]:
        """Give fingerprints of the words that are quoted from the speaker."""
        return frozenset(each for telling in self.tellings for each in quoted(telling))

    @cached_property
    def days(self) -> frozenset[int]:
        """Give the days (ordinal) on which its reports were published."""
        days = (day_of(telling.report.published) for telling in self.tellings)
        return frozenset(day for day in days if day is not None)

    @cached_property
    def matters(self) -> frozenset[tuple[str, int]]:
        """Give what the speaker tells of: a kind of record with the day of publication."""
        return frozenset(pair for telling in self.tellings for pair in matters_of(telling))


def speakers_of(tellings: Iterable[Telling], lineage: Lineage) -> dict[str, Speaker]:
    """Collect tellings by the keys of their origins; what a report prints from another has the other's origins."""
    collected: dict[str, list[Telling]] = defaultdict(list)
    for telling in printed(tellings, lineage):
        collected[telling.origin.key].append(telling)
    return {key: Speaker(_fullest(each), tuple(each)) for key, each in sorted(collected.items())}


def _fullest(tellings: list[Telling]) -> Origin:
    """Give the origin as told with an institution, if any telling has one."""
    first = next((telling for telling in tellings if telling.origin.institution), tellings[0])
    return first.origin


def speaking_entity(telling: Telling) -> Entity | None:
    """Give the entity that is the innermost speaker of a telling, or the body that its words name."""
    said = said_in(telling)
    speaker = telling.entities.get(said[-1].speaker or "") if said else None
    if speaker is not None or telling.origin.kind != "organisation":
        return speaker
    bodies = (entity for entity in telling.entities.values() if entity.type == "organisation")
    return next((body for body in bodies if body.name == telling.origin.name), None)


def said_in(telling: Telling) -> tuple[Statement, ...]:
    """Give the statements of a telling's chain, the telling itself last if it is one."""
    return (*telling.chain, telling.record) if isinstance(telling.record, Statement) else telling.chain


def quoted(telling: Telling) -> frozenset[int]:
    """Give fingerprints of the words that a telling, if it is a statement, quotes."""
    return _quoted(telling.record) if isinstance(telling.record, Statement) else frozenset()


@lru_cache(maxsize=20_000)
def _quoted(statement: Statement) -> frozenset[int]:
    if statement.mode == "indirect":
        return frozenset()
    parts = [span.exact for span in statement.content]
    inside = [match[1] for part in parts for match in _QUOTED.finditer(part)]
    words = parts if statement.mode == "direct" and not inside else inside
    return frozenset(number for each in words for number in stretches_of(each))


def matters_of(telling: Telling) -> Iterator[tuple[str, int]]:
    """Give what a telling tells of, with the day on which it was published (ordinal)."""
    day = day_of(telling.report.published)
    record = telling.record
    if day is None:
        return
    if isinstance(record, Event):
        yield f"event:{record.type}", day
    elif isinstance(record, Statistic):
        yield f"figure:{record.measure}:{record.quantity.value}", day
    elif isinstance(record, Designation):
        yield f"designation:{record.jurisdiction}:{record.status}", day
    else:
        for word in _CONTENT.findall(romanised(" ".join(span.exact for span in record.content))):
            yield f"word:{word}", day


def _passing(telling: Telling) -> Iterator[str]:
    """Give the names (as keys) of the bodies through whom the innermost speaker's words came to the report."""
    said = said_in(telling)
    for each in said[:-1]:
        entity = telling.entities.get(each.speaker or "")
        if name := entity.name if entity else each.speaker_text:
            yield name_key(name)
    addressed = {each.to.exact for each in said if each.to is not None}
    for body in telling.entities.values():
        if body.type in {"organisation", "publication"} and any(body.name in words for words in addressed):
            yield name_key(body.name)


@lru_cache(maxsize=20_000)
def day_of(published: str | None) -> int | None:
    """Give a day of publication (EDTF) as an ordinal; None where it is not known."""
    first = bounds(published.partition("T")[0])[0] if published else None
    return first.toordinal() if isinstance(first, date) else None


def _known(entity: Entity, telling: Telling) -> Known:
    bodies = (telling.entities.get(each.organisation or "") for each in entity.affiliations)
    names = frozenset(body.name for body in bodies if body is not None)
    countries = frozenset({entity.country} if entity.country else ())
    return Known(entity, names, countries, frozenset(), telling.report.published, telling.report.id)
