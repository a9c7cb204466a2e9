"""Origins across reports: which tellings go back to one speaker or document, and how many do.

"Eight outlets quote one spokesman" is one origin. Speakers are compared under blocking keys, joined by
``joining`` and grouped by ``linking.groups``; the same whatever the order of the tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dalil.linking.copies import Lineage
from dalil.linking.groups import Decided, Link, by_pairs, grouped
from dalil.linking.origins.joining import JOINING, clash, link_of
from dalil.linking.origins.speakers import Speaker, quoted, said_in, speakers_of, speaking_entity
from dalil.linking.tellings import Telling
from dalil.records import Entity
from dalil.resolving.names.linking import close_keys
from dalil.resolving.origins import Origin, OriginKind, name_key, voices

_NO_LINEAGE = Lineage()
_UNDECIDED = Decided()
_FEW, _STANDING_FOR_MANY = 60, 10
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


def origins(
    tellings: Iterable[Telling],
    lineage: Lineage = _NO_LINEAGE,
    decided: Decided = _UNDECIDED,
    *,
    one_matter: bool = False,
) -> tuple[SharedOrigin, ...]:
    """Group tellings by origin; each is in one group. ``decided`` holds pairs of keys of origins.

    ``one_matter`` tells that all tellings are of one incident, register entry or figure.
    """
    speakers = speakers_of(tellings, lineage)
    links = [link for link in links_among(speakers, one_matter=one_matter) if link.score >= JOINING]

    def apart(one: str, other: str) -> bool:
        return clash(speakers[one], speakers[other])

    groups = grouped(speakers, links, by_pairs(apart), decided=decided)
    found = [_shared([speakers[key] for key in group], links) for group in groups]
    return tuple(sorted(found, key=lambda shared: shared.key))


def with_origin(telling: Telling, shared: SharedOrigin) -> Telling:
    """Give a telling the key, name and institution of a shared origin; channel and conditions stay its own."""
    own, origin = telling.origin, shared.origin
    return replace(telling, origin=replace(origin, channel=own.channel, conditions=own.conditions))


def links_among(speakers: Mapping[str, Speaker], *, one_matter: bool = False) -> Iterator[Link]:
    """Give the links of all pairs of speakers that share a blocking key; of few on one matter, those of all pairs."""
    everybody = one_matter and len(speakers) <= _FEW
    for one, other in combinations(sorted(speakers), 2) if everybody else _candidates(speakers):
        link = link_of(speakers[one], speakers[other], one_matter=one_matter)
        if link is not None:
            yield link


def _candidates(speakers: Mapping[str, Speaker]) -> list[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for key, speaker in speakers.items():
        for block in sorted({block for telling in speaker.tellings for block in keys(telling)}):
            holders[block].append(key)
    return sorted({pair for held in holders.values() for pair in _pairs(sorted(held))})


def _pairs(held: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Pair those who share a key; where many do (hundreds speak for "the police"), all with a few of them."""
    if len(held) <= _FEW:
        return combinations(held, 2)
    return ((one, other) for at, one in enumerate(held[:_STANDING_FOR_MANY]) for other in held[at + 1 :])


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
    if origin.kind == "outlet":
        yield from (f"organisation:{word}" for word in close_keys(_as_body(origin.name)))
    if entity is not None and not entity.private and entity.type in {"person", "organisation"}:
        words = sorted(close_keys(entity))
        if entity.type == "organisation" or len(words) == 1:
            yield from (f"{entity.type}:{word}" for word in words)
        else:
            yield from (f"person:{one}+{other}" for one, other in combinations(words, 2))
    if origin.kind == "person" and entity is not None and not entity.private:
        yield f"surname:{_surname(entity.name)}"
    if origin.institution is not None:
        yield f"voice:{'+'.join(sorted(voices().telling(origin.institution)))}"
    elif origin.kind in {"organisation", "unnamed"} and origin.report is not None and said_in(telling):
        yield f"voice:{'+'.join(sorted(voices().telling(origin.name)))}"


def _as_body(name: str) -> Entity:
    return Entity("", "organisation", name, (), ())


def _surname(name: str) -> str:
    """Give the last word of a name: the blocking key of its shorter forms ("A. Omarov")."""
    return (name_key(name).split() or [name])[-1]


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
