"""Claims of the most or the fewest against the other values given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids, number_word, shown
from dalil.checking.parts import one_each
from dalil.records import Check, Span, Verdict


def check_ranks(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Check each place that the text calls first or last against the places with the same measure and period."""
    counts = [f for f in figures if f.is_count and f.exact is not None and f.is_part_of_country]
    claimed: set[tuple[int, int]] = set()
    for figure in counts:
        claim = _claim(figure)
        if claim is None or (claim[0].start, claim[0].end) in claimed or not _nearest(figure, claim[0], counts):
            continue
        claimed.add((claim[0].start, claim[0].end))
        peers = one_each([f for f in counts if _same_frame(f, figure)])
        if peers is not None and len(peers) >= 2:
            yield _checked(figure, peers, highest=claim[1])


def _claim(figure: Figure) -> tuple[Span, bool] | None:
    """Find the words that claim a rank; true for the highest."""
    evidence = figure.statistic.evidence[0]
    for phrases, highest in ((comparisons().highest, True), (comparisons().lowest, False)):
        pattern = "|".join(re.escape(phrase) for phrase in phrases)
        for match in re.finditer(rf"\b(?:{pattern})\b(?:\s+([\w-]+))?", evidence.exact, re.IGNORECASE):
            if (match.group(1) or "").lower() not in comparisons().not_ranked:
                start, end = evidence.start + match.start(), evidence.start + match.end()
                return Span(start, end, match.group()), highest
    return None


def _nearest(figure: Figure, claim: Span, counts: list[Figure]) -> bool:
    """Tell whether no other figure whose words hold the claim stands nearer to it."""
    rivals = [f for f in counts if f.statistic.evidence[0].contains(claim)]
    return all(_distance(figure, claim) <= _distance(rival, claim) for rival in rivals)


def _distance(figure: Figure, claim: Span) -> int:
    span = figure.statistic.quantity.span or figure.statistic.evidence[0]
    return abs(span.start - claim.start)


def _same_frame(one: Figure, other: Figure) -> bool:
    a, b = one.statistic, other.statistic
    level = one.place is not None and other.place is not None and one.place.precision == other.place.precision
    same = one.measure == other.measure and a.quantity.unit == b.quantity.unit and one.scope[0] == other.scope[0]
    return level and same and one.period == other.period and one.categories == other.categories


def _checked(figure: Figure, peers: tuple[Figure, ...], *, highest: bool) -> Check:
    values = [peer.exact for peer in peers if peer.exact is not None]
    best = max(values) if highest else min(values)
    verdict: Verdict = "consistent" if figure.exact == best else "inconsistent"
    place = figure.statistic.place
    name = place.span.exact if place is not None and place.span is not None else (place.name if place else "")
    is_or_not = "is" if verdict == "consistent" else "is not"
    value = shown(figure.exact) if figure.exact is not None else ""
    return Check(
        "", "rank", verdict, ids((figure, *peers)),
        f"{name}'s {value} {is_or_not} the {'highest' if highest else 'lowest'} of the {number_word(len(peers))} given",
    )  # fmt: skip
