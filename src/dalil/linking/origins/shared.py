"""Origins across reports: which tellings go back to one speaker or document, and how many do.

"Eight outlets quote one spokesman" is one origin. Speakers are compared under blocking keys, joined by
``joining`` and grouped by ``linking.groups``; the same whatever the order of the tellings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dalil.linking.copies import Lineage
from dalil.linking.groups import Decided, Link, grouped
from dalil.linking.origins.innermost import Origin, OriginKind, name_key
from dalil.linking.origins.joining import JOINING, clash, link_of
from dalil.linking.origins.printed import text_of
from dalil.linking.origins.speakers import Speaker, quoted, said_in, speakers_of, speaking_entity
from dalil.linking.origins.voices import voices
from dalil.linking.tellings import Telling
from dalil.resolving.names.linking import close_keys

_NO_LINEAGE = Lineage()
_UNDECIDED = Decided()
_BEST: Mapping[OriginKind, int] = {"person": 0, "organisation": 1, "document": 2, "unnamed": 3, "outlet": 4}


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """One origin with all tellings that go back to it; ``key`` is ``o-`` and the smallest telling's key.

    ``origin`` is the speaker that is shown; ``institutions``, ``channels`` and ``conditions`` are all that are told.
    ``tellings`` and ``reports`` are keys and ids, sorted; ``links`` say why its speakers are one.
    """

    key: str
    origin: Origin
    institutions: tuple[str, ...]
    channels: tuple[str, ...]
    conditions: tuple[str, ...]
    tellings: tuple[str, ...]
    reports: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind members: reports (states of one page are one), outlets and independent origins."""

    reports: int
    outlets: int
    origins: tuple[SharedOrigin, ...]


def origins(
    tellings: Iterable[Telling], lineage: Lineage = _NO_LINEAGE, decided: Decided = _UNDECIDED
) -> tuple[SharedOrigin, ...]:
    """Group tellings by origin; each is in one group. ``decided`` holds pairs of keys of origins."""
    speakers = speakers_of(tellings, lineage)
    links = [link for link in links_among(speakers) if link.score >= JOINING]

    def apart(one: str, other: str) -> bool:
        return clash(speakers[one], speakers[other])

    groups = grouped(speakers, links, apart, decided=decided)
    found = [_shared([speakers[key] for key in group], links) for group in groups]
    return tuple(sorted(found, key=lambda shared: shared.key))


def support(members: Iterable[Telling], lineage: Lineage = _NO_LINEAGE, decided: Decided = _UNDECIDED) -> Support:
    """Count what stands behind the members of one incident, register entry or figure.

    What a report tells of it in its own name (in the headline, in the lead) comes from the speaker whom the report
    names for it; only where it names none does the outlet itself stand behind it.
    """
    members = tuple(members)
    shared = origins(members, lineage, decided)
    of_telling = {telling: group for group in shared for telling in group.tellings}
    accounts = _accounts(members, lineage, of_telling)
    standing = {accounts.get(member.key, of_telling[member.key]).key for member in members}
    reports = {member.report.url or member.report.id for member in members}
    outlets = {name_key(member.report.outlet or member.report.source) for member in members}
    return Support(len(reports), len(outlets), tuple(group for group in shared if group.key in standing))


def _accounts(
    members: Iterable[Telling], lineage: Lineage, of_telling: Mapping[str, SharedOrigin]
) -> dict[str, SharedOrigin]:
    """Give each telling in an outlet's own name the origin from which that text has its account of the matter."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, list[Telling]] = defaultdict(list)
    groups = {group.key: group for group in of_telling.values()}
    for member in sorted(members, key=lambda member: member.key):
        group = of_telling[member.key]
        if group.origin.kind == "outlet":
            written[text_of(member, lineage)].append(member)
        else:
            told[text_of(member, lineage)][group.key] += 1
            told[member.report.id][group.key] += text_of(member, lineage) != member.report.id
    found: dict[str, SharedOrigin] = {}
    for text, each in sorted(written.items()):
        if told[text]:
            best = min(told[text].items(), key=lambda pair: (-pair[1], pair[0]))[0]
            found.update({member.key: groups[best] for member in each})
    return found


def links_among(speakers: Mapping[str, Speaker]) -> Iterator[Link]:
    """Give the links of all pairs of speakers that share a blocking key."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key, speaker in speakers.items():
        for block in sorted({block for telling in speaker.tellings for block in keys(telling)}):
            holders[block].append(key)
    pairs = {pair for held in holders.values() for pair in combinations(sorted(held), 2)}
    for one, other in sorted(pairs):
        link = link_of(speakers[one], speakers[other])
        if link is not None:
            yield link


def keys(telling: Telling) -> frozenset[str]:
    """Give the blocking keys of a telling's origin: two that may be one share one of them.

    A public figure's are of pairs of words of his name and of his name and role; a body's of its names; whoever gives
    a body's word has the body's; quoted words have those of their stretches; all have that of the report itself.
    """
    return frozenset(_keys(telling))


def _keys(telling: Telling) -> Iterator[str]:
    origin, entity = telling.origin, speaking_entity(telling)
    yield f"report:{origin.report or telling.report.id}"
    yield from (f"quoted:{number:015x}" for number in quoted(telling))
    if origin.kind == "outlet" or (entity is not None and name_key(entity.name) == name_key(origin.name)):
        yield f"name:{name_key(origin.name)}"
    if entity is not None and not entity.private and entity.type in {"person", "organisation"}:
        words = sorted(close_keys(entity))
        if entity.type == "organisation" or len(words) == 1:
            yield from (f"{entity.type}:{word}" for word in words)
        else:
            yield from (f"person:{one}+{other}" for one, other in combinations(words, 2))
            yield f"surname:{words_of_surname(entity.name)}"
    if origin.institution is not None:
        yield f"voice:{'+'.join(sorted(voices().telling(origin.institution)))}"
    elif origin.kind in {"organisation", "unnamed"} and origin.report is not None and said_in(telling):
        yield f"voice:{'+'.join(sorted(voices().telling(origin.name)))}"


def words_of_surname(name: str) -> str:
    """Give the last word of a name as blocking key of its shorter forms ("A. Omarov")."""
    return name_key(name).split()[-1]


def _shared(speakers: list[Speaker], links: Iterable[Link]) -> SharedOrigin:
    inside = {speaker.key for speaker in speakers}
    told = sorted((t for speaker in speakers for t in speaker.tellings), key=lambda telling: telling.key)
    best = min(speakers, key=lambda s: (_BEST[s.origin.kind], s.origin.report is not None, -len(s.reports), s.key))
    return SharedOrigin(
        f"o-{told[0].key}",
        best.origin,
        _sorted(telling.origin.institution for telling in told),
        _sorted(telling.origin.channel for telling in told),
        _sorted(condition for telling in told for condition in telling.origin.conditions),
        tuple(telling.key for telling in told),
        _sorted(telling.report.id for telling in told),
        tuple(link for link in links if link.one in inside and link.other in inside),
    )


def _sorted(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))
