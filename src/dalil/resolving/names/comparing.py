"""Comparing: whether two names spell, translate or shorten one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dalil.records import EntityType
from dalil.resolving.names.organisations import compare_organisations
from dalil.resolving.names.persons import compare_persons
from dalil.resolving.names.settlements import compare_places
from dalil.resolving.names.verdicts import NameComparison, different, same

_BY_TYPE: Mapping[str, Callable[[str, str], NameComparison]] = {
    "person": compare_persons,
    "organisation": compare_organisations,
    "group": compare_organisations,
    "publication": compare_organisations,
    "place": compare_places,
    "facility": compare_places,
}


def compare_names(one: str, other: str, type: EntityType) -> NameComparison:  # noqa: A002 - the records' own word
    """Compare two names of entities of a type, whatever their scripts.

    Same: spellings, translations or arrangements of one name. Maybe: one may be short for the other, or a slip parts
    them. Different: nothing shows that they are one name. Names alone never make two entities one; see ``identity``.
    """
    if " ".join(one.split()).casefold() == " ".join(other.split()).casefold():
        return same("written alike")
    compare = _BY_TYPE.get(type)
    return compare(one, other) if compare else different("not written alike")
