"""Entities in the base: organisations, places and public figures; what reports tell alike is compared as one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter

from dalil.base.kinds.kind import Candidate, Incoming, Shelf, Summary
from dalil.linking.groups import Decided, Link
from dalil.linking.identities import identities, joining
from dalil.linking.keys import Keys
from dalil.linking.profiles import Named, Profile

_REMEMBERED = 5_000
"""Profiles that are remembered by their words: those of one field of news are compared again and again."""
_NAMES = 12
"""Names of an entity that its row holds."""


class Entities:
    """Candidates are profiles, so that a body named by thousands of reports costs no more than its tellings differ."""

    name, prefix = "entity", "e"

    def candidates(self, report: Incoming, decided: Decided) -> Iterator[Candidate]:
        """Give the profiles of a report, each with its entities; those that nothing tells from others stand alone."""
        parted = {key for pair in decided.apart for key in pair}
        found: dict[str, list[Named]] = defaultdict(list)
        for named in report.named:
            alone = named.key in parted or not _is_itself(named.profile)
            found[f"{named.profile.key}/{named.key}" if alone else named.profile.key].append(named)
        for node, each in sorted(found.items()):
            yield Candidate(node, tuple(sorted(named.key for named in each)), each[0].profile)

    def keys(self, content: Profile) -> Keys:
        """Give the keys of names."""
        return Keys.of(content.keys)

    def dump(self, content: Profile) -> Any:
        """Give a profile as JSON."""
        return _profile().dump_python(content, mode="json")

    def load(self, body: str) -> Profile:
        """Read a profile."""
        return _loaded(body)

    def link(self, one: Candidate, other: Candidate) -> Link | None:
        """Link profiles that are of one thing."""
        found = joining(one.content, other.content)
        return Link.of(one.node, other.node, *found) if found else None

    def groups(
        self,
        candidates: Sequence[Candidate],
        links: Sequence[Link],  # noqa: ARG002 - comparing profiles is quick and remembered
        decided: Decided,
    ) -> Iterator[tuple[str, ...]]:
        """Group profiles to identities; each profile's smallest entity stands for it."""
        nodes = {candidate.first: candidate.node for candidate in candidates}
        for identity in identities((_named(each, each.first) for each in candidates), decided):
            yield tuple(nodes[first] for first in identity.members)

    def summary(
        self,
        candidates: Sequence[Candidate],
        decided: Decided,  # noqa: ARG002 - it has its say in grouping
        shelf: Shelf,  # noqa: ARG002 - profiles say it all
    ) -> Summary:
        """Sum up the profiles of an identity."""
        names, firsts = Counter[str](), Counter[str]()
        for each in candidates:
            firsts[each.content.name] += each.tally
            for name in {each.content.name, *each.content.aliases}:
                names[name] += each.tally
        countries = {country for each in candidates for country in each.content.countries}
        return Summary(
            type=candidates[0].content.type, country=next(iter(countries)) if len(countries) == 1 else None,
            reports=sum(each.tally for each in candidates),
            body={"name": _ordered(firsts)[0], "names": _ordered(names)[:_NAMES]},
        )  # fmt: skip


def _ordered(names: Counter[str]) -> list[str]:
    """Sort names: the most told first, then the longest, then by the alphabet."""
    return sorted(names, key=lambda name: (-names[name], -len(name), name))


def _named(candidate: Candidate, key: str) -> Named:
    profile: Profile = candidate.content
    return Named(key, profile.known.entity, profile, None)


@lru_cache(maxsize=50_000)
def _is_itself(profile: Profile) -> bool:
    """Tell whether entities told alike are one, which common names are not."""
    twice = Candidate("", ("",), profile)
    return len(identities([_named(twice, "one"), _named(twice, "other")])) == 1


@lru_cache(maxsize=_REMEMBERED)
def _loaded(body: str) -> Profile:
    return _profile().validate_json(body)


@cache
def _profile() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)


__all__ = ["Entities"]
