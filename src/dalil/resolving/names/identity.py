"""Identity: whether two entities are one thing, by their names and by what their reports tell of them.

Names alone never decide: what is told beside them must agree. Doubt gives "maybe", which keeps both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from dalil.resolving.names.comparing import compare_names
from dalil.resolving.names.known import Known, Role, role_of
from dalil.resolving.names.organisations import compare_organisations, organisation_name
from dalil.resolving.names.persons import PersonName, person_name
from dalil.resolving.names.verdicts import NameComparison, different, maybe, same

ACROSS_REPORTS = frozenset({"organisation", "place", "person"})
_ORDER = {"same": 0, "maybe": 1, "different": 2}


def same_entity(one: Known, other: Known, *, across: bool) -> NameComparison:
    """Judge whether two entities are one thing; ``across`` tells that they stand in two reports.

    Across reports only organisations, places and persons in a public role are ever one or maybe one: a private person
    is different from everybody, whatever the names.
    """
    barred = _barred(one, other, across)
    if barred is not None:
        return different(barred)
    names = _names(one, other)
    if names.verdict == "different":
        return names
    judge = {"person": _persons, "place": _places}.get(one.entity.type, _organisations)
    return judge(one, other, names, across)


def _barred(one: Known, other: Known, across: bool) -> str | None:
    """Say why two entities are never compared; None where they may be."""
    if one.entity.type != other.entity.type:
        return "things of two kinds"
    if across and one.entity.type not in ACROSS_REPORTS:
        return "only organisations, places and public figures are linked across reports"
    if across and (one.entity.private or other.entity.private):
        return "private persons are never linked across reports"
    return None


def _names(one: Known, other: Known) -> NameComparison:
    """Give the best comparison of any name of one with any of the other."""
    pairs = product(_telling(one), _telling(other))
    compared = (compare_names(a, b, one.entity.type) for a, b in pairs)
    return min(compared, key=lambda found: (_ORDER[found.verdict], -found.score))


def _telling(known: Known) -> tuple[str, ...]:
    """Give the names that tell an entity from others: of a person full ones, of a body none that is a noun alone."""
    entity = known.entity
    if entity.type == "person":
        full = [alias for alias in entity.aliases if _size(person_name(alias)) > 1]
        return (entity.name, *(alias for alias in full if alias != entity.name))
    if entity.type != "organisation":
        return (entity.name, *entity.aliases)
    return (entity.name, *(alias for alias in entity.aliases if not _is_noun_alone(alias)))


def _is_noun_alone(name: str) -> bool:
    found = organisation_name(name)
    return len(found.words) == 1 and not found.own and found.abbreviation is None


def _size(name: PersonName) -> int:
    return len(name.order) + (name.father is not None) + (name.kunya is not None)


def _persons(one: Known, other: Known, names: NameComparison, across: bool) -> NameComparison:
    against, beside = tuple(_against(one, other, across)), tuple(_beside(one, other))
    if names.verdict == "same" and "one lone name" not in names.reasons:
        if against:
            return maybe(*names.reasons, *against, score=names.score)
        if across and not beside:
            return maybe(*names.reasons, "nothing but the name", score=names.score)
        return same(*names.reasons, *beside, score=names.score)
    if "ages do not fit" in against:
        return different(*names.reasons, *against, score=names.score)
    near = "one part is spelt nearly alike" in names.reasons and _size(person_name(one.entity.name)) > 1
    if near and not against and _hold_one_office(one, other):
        return same(*names.reasons, "one office", score=names.score)
    return maybe(*names.reasons, *against, *beside, score=names.score)


def _against(one: Known, other: Known, across: bool) -> Iterator[str]:
    """Give what speaks against two persons being one; a report that names somebody twice may tell of two bodies."""
    if one.ages and other.ages and not any(_ages_fit(a, b, one, other) for a, b in product(one.ages, other.ages)):
        yield "ages do not fit"
    if _are_opposed(_roles(one), _roles(other)):
        yield "one acts in public, the other does not"
    if not across:
        return
    if one.countries and other.countries and not one.countries & other.countries:
        yield "other countries"
    if one.organisations and other.organisations and not _share_body(one, other):
        yield "other bodies"


def _ages_fit(age: int, later: int, one: Known, other: Known) -> bool:
    """Tell whether two ages are one person's: as many years apart as the reports, give or take one."""
    years = [int(date[:4]) if date and date[:4].isdigit() else None for date in (one.as_of, other.as_of)]
    apart = years[1] - years[0] if years[0] is not None and years[1] is not None else 0
    return abs(later - age - apart) <= 1


def _are_opposed(ours: list[Role], theirs: list[Role]) -> bool:
    kinds, others = ({role.kind for role in roles} - {None, "honorific"} for roles in (ours, theirs))
    if not kinds or not others:
        return False
    public = {"public", "rank"}
    return (kinds <= public and others == {"private"}) or (others <= public and kinds == {"private"})


def _roles(known: Known) -> list[Role]:
    return [role for phrase in known.roles if (role := role_of(phrase)) is not None]


def _share_body(one: Known, other: Known) -> bool:
    pairs = product(one.organisations, other.organisations)
    return any(compare_organisations(a, b).verdict != "different" for a, b in pairs)


def _beside(one: Known, other: Known) -> Iterator[str]:
    """Give what speaks for two persons being one beside their names; a country alone is too little."""
    if _share_body(one, other):
        yield "one body"
    if _hold_one_office(one, other):
        yield "one office"
    if one.countries & other.countries and any(a.head == b.head for a, b in product(_roles(one), _roles(other))):
        yield "one role in one country"


def _hold_one_office(one: Known, other: Known) -> bool:
    """Tell whether roles agree word for word, in more than the noun ("deputy prosecutor of Ile District")."""
    return any(
        a.head == b.head and a.content and (a.content <= b.content or b.content <= a.content) and b.content
        for a, b in product(_roles(one), _roles(other))
    )


def _organisations(one: Known, other: Known, names: NameComparison, across: bool) -> NameComparison:
    countries = _countries(one), _countries(other)
    both = bool(countries[0] and countries[1])
    generic = any(organisation_name(known.entity.name).is_generic for known in (one, other))
    if both and not countries[0] & countries[1]:
        return different("other countries") if generic else maybe(*names.reasons, "other countries", score=names.score)
    if "one names its country" in names.reasons and both:
        return same("the same words", "one country", score=1.0)
    if names.verdict == "maybe":
        return names
    if across and generic and not both:
        return maybe(*names.reasons, "many countries have such a body", score=names.score)
    return names


def _countries(known: Known) -> frozenset[str]:
    return known.countries | organisation_name(known.entity.name).countries


def _places(one: Known, other: Known, names: NameComparison, across: bool) -> NameComparison:
    both = bool(one.countries and other.countries)
    if both and not one.countries & other.countries:
        return different("other countries")
    if names.verdict == "same" and across and not both:
        return maybe(*names.reasons, "its country is not known", score=names.score)
    return names
