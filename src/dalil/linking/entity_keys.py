"""Blocking keys of entities: two entities of two reports that may be one share one, few others do.

Keys are strings that a database can index. A person has some for each pair of name parts (a lone name is never enough),
an organisation one for all its own words together, its initials and its entry on the list of organisations, a place
its GeoNames id and its name with and without its country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations, product

from dalil.language.organisations import organisations
from dalil.language.variants import folded
from dalil.records import Entity
from dalil.resolving.names.linking import close_keys, consonants
from dalil.resolving.names.organisations import organisation_name
from dalil.resolving.names.persons import person_name
from dalil.resolving.names.words import organisation_words

_INITIALS = 3
"""Fewer initials tell nothing."""


def keys_of(entity: Entity, countries: Iterable[str], geonames: Iterable[int]) -> frozenset[str]:
    """Give the keys of an entity with its ISO 3166-1 countries and the GeoNames ids of its mentions."""
    if entity.type == "person":
        return frozenset(f"person:{key}" for key in _person(entity.name))
    names = (entity.name, *entity.aliases)
    if entity.type == "organisation":
        return frozenset(f"organisation:{key}" for name in names if not is_bare(name) for key in _organisation(name))
    known = {f"geonames:{number}" for number in geonames}
    spelt = {f"place:{_joined(name)}" for name in names}
    near = {f"place:{country}:{key}" for country in countries for key in close_keys(entity)}
    return frozenset(known | spelt | near)


def is_bare(name: str) -> bool:
    """Tell the name of an organisation that is a noun alone ("Court"), which names nothing in another report."""
    found = organisation_name(name)
    return not found.own and not found.abbreviation and not found.numbers and len(found.concepts) <= 1


def is_short_for(name: str, full: str) -> bool:
    """Tell one word of a longer name ("Lions", "Lions of the Well") that stands for it in one report only.

    A listed name is known everywhere, and a word beside a mere kind of body ("Tumanlar movement") is the name.
    """
    short, long = organisation_name(name), organisation_name(full)
    if len(short.words) != 1 or short.abbreviation or organisations().entries(name) or not short.words < long.words:
        return False
    return not long.words - short.words <= organisation_words().kinds


def _person(name: str) -> Iterator[str]:
    """Give each pair of parts by their consonants, and by the initial of one and the consonants of the other."""
    found = person_name(name)
    parts = (*found.plain, *filter(None, (found.kunya, found.father)))
    yield from ("+".join(sorted(map(consonants, pair))) for pair in combinations(parts, 2))
    yield from (f"{folded(one)[:1]}.{consonants(other)}" for one, other in permutations(found.plain, 2))
    yield from (f"{initial}.{consonants(part)}" for initial, part in product(found.initials, found.plain))


def _organisation(name: str) -> Iterator[str]:
    found = organisation_name(name)
    yield from (f"#{entry}" for entry in organisations().entries(name))
    yield from (initials for initials in found.initials if len(initials) >= _INITIALS)
    if found.abbreviation:
        yield found.abbreviation
    elif found.own:
        yield "+".join(sorted(map(consonants, found.own)))
    else:
        yield " ".join(sorted((*found.concepts, *found.numbers)))


def _joined(name: str) -> str:
    return folded("".join(letter for letter in name if letter.isalnum()))
