"""Blocking: the keys by which accounts find each other; only those are ever compared.

Each account holds few keys and seeks others by somewhat more; two find each other from either side alike. What has a
day is sought by its country within a day, or by a fortnight and one more thing in common (a town, a public figure, a
group or count of one country); what has no near date by its year and two things in common, and only there is what has
a day looked through for it. So the number of candidates hardly grows with the number of reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from dalil.language.variants import folded
from dalil.linking.entity_keys import keys_of
from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.setting import Spot
from dalil.linking.incidents.vocabulary import families
from dalil.linking.keys import Keys
from dalil.records import Entity, EntityType

BUCKET = 15
"""Days of a stretch of time in keys."""
SHORT = 45
"""Days up to which a date is near enough for stretches; longer ones are found by their year."""
RECENT = 14
"""Days before its publication in which an event without a date is looked for."""
_EXACT = 3
"""Days up to which a date is told by the day."""
_STORY = 3
"""Years of a stretch in which reports may be of one story."""
_MOST_COUNTRIES = 3
_MOST_YEARS = 3
_MOST_TRAITS = 6
_NOWHERE, _ANYWHERE = "?", "*"
"""Stand for no country, and for any or none."""
_NO_YEAR = 0
"""Stands for the year of what has no date and was published on no known day: such accounts find each other."""


def blocking_keys(account: Account) -> Keys:
    """Give the keys of an account; a bounded number, whatever it says."""
    own = sorted(account.families)
    near = sorted({kind for family in own for kind in (family, *families().near_to(family))})
    return Keys(
        frozenset(f"{kind}|{key}" for key in _held(account) for kind in own),
        frozenset(f"{kind}|{key}" for key in _sought(account) for kind in near),
    )


def _held(account: Account) -> Iterator[str]:
    yield from _days(account, 0)
    yield from _fortnights(account, 0, (*_lands(account), _ANYWHERE))
    yield from _stories(account, 0, ("dated" if _is_dated(account) else "open",))
    loose = "loose" if _is_loose(account) else "dated"
    yield from (f"{loose}|{year}|{trait}" for year in _years(account) for trait in _telling(account))


def _sought(account: Account) -> Iterator[str]:
    yield from _days(account, 1)
    yield from _fortnights(account, 1, (*_lands(account), _NOWHERE) if account.lands else (_ANYWHERE,))
    yield from _stories(account, 1, ("open",) if _is_dated(account) else ("open", "dated"))
    others = ("loose", "dated") if _is_loose(account) else ("loose",)
    for year in sorted({told + apart for told in _years(account) for apart in (-1, 0, 1)}):
        yield from (f"{other}|{year}|{trait}" for other in others for trait in _telling(account))


def _days(account: Account, slack: int) -> Iterator[str]:
    """Give country and day of what is told by the day, or of what was news when it has no date."""
    lands = sorted(account.lands)[:_MOST_COUNTRIES] or [_NOWHERE]
    for stretch in sorted(_stretches(account, _EXACT - 1)):
        if stretch.length <= _EXACT:
            numbers = range(stretch.first - slack, stretch.last + slack + 1)
            yield from (f"{land}|{number}" for land in lands for number in numbers)


def _lands(account: Account) -> list[str]:
    """Give the countries of an account, then those of its report."""
    own = sorted(account.lands)
    return [*own, *sorted(account.countries - account.lands)][:_MOST_COUNTRIES] or [_NOWHERE]


def _fortnights(account: Account, slack: int, lands: Sequence[str]) -> Iterator[str]:
    """Give fortnight and trait of what has a near date, or else was published; common traits with these countries.

    Where one of two reports names no country, a name that both tell most will do.
    """
    common = (f"{trait}|{land}" for trait in _spelt(_common(account)) for land in lands)
    names = (f"{name}|{land}" for name in account.anchors for land in lands if land in {_NOWHERE, _ANYWHERE})
    traits = (*_spelt(_rare(account)), *common, *names)
    yield from (f"{number}|{trait}" for trait in traits for number in _numbers(_stretches(account), slack))


def _stories(account: Account, slack: int, others: Iterable[str]) -> Iterator[str]:
    """Give pairs of the names that the report tells most, with the years of its publication: they may be of one story.

    What has firm dates is sought so by others that have none, and otherwise by its fortnight.
    """
    names = [f"{one}&{other}" for one, other in combinations(sorted(account.anchors), 2)]
    if account.published:
        period = date.fromordinal(account.published.last).year // _STORY
        periods = range(period - slack, period + slack + 1)
        yield from (f"{other}|{name}|{near}" for other in others for name in names for near in periods)
    if _is_dated(account):
        yield from (f"{name}|{number}" for name in names for number in _numbers(account.days, slack))


def _is_dated(account: Account) -> bool:
    """Tell whether dates exclude all but what is near them."""
    return bool(account.firm) and all(stretch.length <= SHORT for stretch in account.days)


def _numbers(stretches: Iterable[Days], slack: int) -> list[int]:
    """Give the fortnights of near dates."""
    near = (stretch for stretch in stretches if stretch.length <= SHORT)
    return sorted({n for s in near for n in range(s.first // BUCKET - slack, s.last // BUCKET + slack + 1)})


def _is_loose(account: Account) -> bool:
    return all(stretch.length > SHORT for stretch in account.days)


def _stretches(account: Account, before: int = RECENT) -> frozenset[Days]:
    """Give the dates of an account, or else the days before its publication."""
    if account.days:
        return account.days
    return frozenset({Days(account.published.first - before, account.published.last)} if account.published else ())


def _years(account: Account) -> list[int]:
    years = {year for stretch in _stretches(account) for year in _years_of(stretch)}
    return sorted(years)[-_MOST_YEARS:] or [_NO_YEAR]


def _years_of(days: Days) -> range:
    return range(date.fromordinal(days.first).year, date.fromordinal(days.last).year + 1)


def _telling(account: Account) -> Iterator[str]:
    """Give towns and public figures, and the rest by twos: a group or a count is shared by too many in a year."""
    rare, common = _rare(account), _common(account)
    yield from _spelt(rare)
    for pair in combinations(common, 2):
        yield from ("&".join(sorted(spelt)) for spelt in product(*pair))


def _spelt(traits: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return (spelt for trait in traits for spelt in trait)


def _rare(account: Account) -> list[tuple[str, ...]]:
    """Give towns and public figures, each by its spellings: those of the account first, then those of its report."""
    own = {*_places(account.spots), *_named("person", account.figures)}
    return [*sorted(own), *sorted({*_places(account.towns)} - own)][:_MOST_TRAITS]


def _common(account: Account) -> list[tuple[str, ...]]:
    own = {*_named("organisation", account.groups), *_areas(account.spots), *_counts(account)}
    return [*sorted(own), *sorted({*_named("organisation", account.acting)} - own)][:_MOST_TRAITS]


def _places(spots: Iterable[Spot]) -> Iterator[tuple[str, ...]]:
    for spot in spots:
        if spot.exact or spot.geonames is None:
            known = (f"@{spot.geonames}",) if spot.geonames else ()
            yield (*known, f"@{folded(spot.name)}")


def _areas(spots: Iterable[Spot]) -> Iterator[tuple[str, ...]]:
    return ((f"@{spot.admin1}",) for spot in spots if spot.admin1 and not spot.exact)


def _named(kind: EntityType, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for name in names:
        if spelt := sorted(keys_of(Entity("", kind, name, (), ()), (), ())):
            yield tuple(spelt)


def _counts(account: Account) -> Iterator[tuple[str, ...]]:
    exact = (count.low for count in account.counts if count.low == count.high and count.low is not None)
    return ((f"={number:g}",) for number in exact if number > 1)
