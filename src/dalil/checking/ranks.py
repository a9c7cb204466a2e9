"""Claims of the most or the fewest against the other values given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids
from dalil.checking.found import Found
from dalil.checking.partitions import frame, one_each
from dalil.checking.wording import rank
from dalil.records import Span

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
        peers = _groups(figure, counts) if _is_of_group(words) else _places(figure, counts)
        if len(peers) > 1:
            yield _checked(figure, peers, highest)


def _claim(figure: Figure) -> tuple[Span, bool] | None:
    """Find the words that claim a rank in the sentence of a figure; true for the highest."""
    sentence = figure.sentence
    for phrases, highest in ((comparisons().highest, True), (comparisons().lowest, False)):
        pattern = "|".join(re.escape(phrase) for phrase in phrases)
        for match in re.finditer(rf"\b(?:{pattern})\b(?:\s+([\w-]+))?", sentence.exact, re.IGNORECASE):
            shared = re.search(
                r"\b(?:one of|among|not|second|third)\s*$", sentence.exact[: match.start()], re.IGNORECASE
            )
            if not shared and (match.group(1) or "").lower() not in comparisons().not_ranked:
                start, end = sentence.start + match.start(), sentence.start + match.end()
                return Span(start, end, match.group()), highest
    return None


def _nearest(figure: Figure, claim: Span, counts: list[Figure]) -> bool:
    """Tell whether no other figure of the sentence stands nearer to the claim."""
    rivals = [f for f in counts if f.telling.report == figure.telling.report and f.sentence == figure.sentence]
    return all(abs(figure.position - claim.start) <= abs(f.position - claim.start) for f in rivals)


def _is_of_group(claim: Span) -> bool:
    return claim.exact.split()[-1].lower() in comparisons().ranked_groups


def _places(figure: Figure, counts: list[Figure]) -> tuple[Figure, ...]:
    """Give the figures of places of the same kind, one each, with the claimed one."""
    if not figure.is_part_of_country:
        return ()
    alike = [f for f in counts if f.telling.report == figure.telling.report and _is_peer(f, figure)]
    return one_each(alike) or ()


def _is_peer(one: Figure, other: Figure) -> bool:
    level = one.place is not None and other.place is not None and one.place.precision == other.place.precision
    same = frame(one) == frame(other) and one.scope[0] == other.scope[0] and one.period == other.period
    return level and same and one.categories == other.categories and _kind_of_place(one) == _kind_of_place(other)


def _kind_of_place(figure: Figure) -> str | None:
    """Give the word for the kind of a place that its name holds: towns and regions are not ranked together."""
    name = (
        figure.place.span.exact if figure.place and figure.place.span else (figure.place.name if figure.place else "")
    )
    return next((word for word in name.lower().split() if word in comparisons().kinds_of_place), None)


def _groups(figure: Figure, counts: list[Figure]) -> tuple[Figure, ...]:
    """Give the figures of groups beside the claimed one, one each."""
    found: dict[str, Figure] = {}
    for other in counts:
        same = (other.kind, other.unit, other.period, other.scope) == (
            figure.kind, figure.unit, figure.period, figure.scope
        )  # fmt: skip
        if not same or not other.is_beside(figure, _GROUPS) or other.part_of != figure.part_of or not other.population:
            continue
        if found.setdefault(other.population.lower(), other).exact != other.exact:
            return ()
    return tuple(found.values())


def _checked(figure: Figure, peers: tuple[Figure, ...], highest: bool) -> Found:
    values = [peer.exact for peer in peers if peer.exact is not None]
    best = max(values) if highest else min(values)
    met = figure.exact == best
    return Found(
        "rank", "consistent" if met else "inconsistent", ids((figure, *peers)), rank(figure, len(peers), highest, met)
    )
