"""Claims of the most or the fewest against the other values given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids
from dalil.checking.found import Found
from dalil.checking.partitions import kind_of_place, one_each
from dalil.checking.wording import rank
from dalil.records import Span

_MONTHS_DIFFER = 3
"""Months, and quarters, differ in length by so many days."""
_GROUPS = 250
"""Groups that are ranked among one another stand within so many characters."""


def check_ranks(figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Check each place or group that the text calls first or last against those with the same measure and period."""
    counts = [f for f in figures if f.is_count and f.exact is not None and f.event is None]
    claimed: set[tuple[str, int]] = set()
    for figure in counts:
        claim = _claim(figure)
        if claim is None or (figure.telling.report, claim[0].start) in claimed:
            continue
        words, highest = claim
        if not _nearest(figure, words, counts):
            continue
        claimed.add((figure.telling.report, words.start))
        peers = _peers(figure, counts, of_groups=_is_of_group(words))
        found = _checked(figure, peers, highest) if len(peers) > 1 else None
        # Where names do not tell that the places are of one kind, a rank may be borne out, never contradicted.
        if found is None or _is_outdone(figure, peers, counts, highest):
            continue
        if found.verdict == "consistent" or len(set(map(kind_of_place, peers))) == 1:
            yield found


def _is_outdone(figure: Figure, peers: tuple[Figure, ...], counts: list[Figure], highest: bool) -> bool:
    """Tell whether the sentence has a value beyond that of all peers, of a place or group that is not known."""
    best = max(p.exact or 0 for p in peers) if highest else min(p.exact or 0 for p in peers)
    others = [f.exact or 0 for f in counts if f.sentence == figure.sentence and f.measure == figure.measure]
    return any(value > best if highest else value < best for value in others)


def _claim(figure: Figure) -> tuple[Span, bool] | None:
    """Find the words that claim a rank in the sentence of a figure; true for the highest."""
    sentence = figure.sentence
    for phrases, highest in ((comparisons().highest, True), (comparisons().lowest, False)):
        pattern = "|".join(re.escape(phrase) for phrase in phrases)
        for match in re.finditer(rf"\b(?:{pattern})\b(?:\s+([\w-]+))?", sentence.exact, re.IGNORECASE):
            before = re.findall(r"[a-z]+", sentence.exact[: match.start()].lower())
            after = re.findall(r"[a-z]+", sentence.exact[match.end() :].lower())
            partial = comparisons().partial_ranks
            plain = partial["before"].isdisjoint(before) and partial["after"].isdisjoint(after)
            if plain and (match.group(1) or "").lower() not in comparisons().not_ranked:
                start, end = sentence.start + match.start(), sentence.start + match.end()
                return Span(start, end, match.group()), highest
    return None


def _nearest(figure: Figure, claim: Span, counts: list[Figure]) -> bool:
    """Tell whether no other figure of the sentence stands nearer to the claim."""
    rivals = [f for f in counts if f.telling.report == figure.telling.report and f.sentence == figure.sentence]
    return all(abs(figure.position - claim.start) <= abs(f.position - claim.start) for f in rivals)


def _is_of_group(claim: Span) -> bool:
    return claim.exact.split()[-1].lower() in comparisons().ranked_groups


def _peers(figure: Figure, counts: list[Figure], *, of_groups: bool) -> tuple[Figure, ...]:
    """Give what a figure is ranked among: figures that differ from it by group, by place or by time alone."""
    own = [f for f in counts if f.telling.report == figure.telling.report and f.unit == figure.unit]
    if of_groups:
        return _groups(figure, own)
    alike = [f for f in own if f.measure == figure.measure and f.categories == figure.categories]
    places = one_each(f for f in alike if f.named and f.period == figure.period and _is_like_place(f, figure))
    if figure.named is not None and places is not None and len(places) > 1:
        return places
    times = [f for f in alike if f.scope == figure.scope and _is_like_time(f, figure)]
    spells = {f.days: f for f in times}
    return tuple(spells.values()) if len(spells) == len(times) else ()


def _is_like_place(one: Figure, other: Figure) -> bool:
    """Tell two places of one kind: two countries, or two places of one country or of none that is known."""
    countries = {f.scope[0] for f in (one, other)}
    if one.is_of_country != other.is_of_country:
        return False
    return one.is_of_country or len(countries - {None}) <= 1


def _is_like_time(one: Figure, other: Figure) -> bool:
    """Tell two months, or two other times of one length."""
    if one.days is None or other.days is None:
        return False
    return abs((one.days[1] - one.days[0]).days - (other.days[1] - other.days[0]).days) <= _MONTHS_DIFFER


def _groups(figure: Figure, counts: list[Figure]) -> tuple[Figure, ...]:
    """Give the figures of groups beside the claimed one, one each."""
    found: dict[str, Figure] = {}
    for other in counts:
        same = (other.kind, other.period, other.scope, other.part_of) == (
            figure.kind, figure.period, figure.scope, figure.part_of
        )  # fmt: skip
        if same and other.population and other.is_beside(figure, _GROUPS):
            found.setdefault(other.population.lower(), other)
    return tuple(found.values())


def _checked(figure: Figure, peers: tuple[Figure, ...], highest: bool) -> Found:
    values = [peer.exact for peer in peers if peer.exact is not None]
    best = max(values) if highest else min(values)
    met = figure.exact == best
    return Found(
        "rank", "consistent" if met else "inconsistent", ids((figure, *peers)), rank(figure, len(peers), highest, met)
    )
