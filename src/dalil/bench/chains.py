"""Measures of coreference: MUC, B-cubed and CEAF-e, as counts that can be summed over documents.

Sources: Vilain et al. 1995 (MUC-6); Bagga & Baldwin 1998; Luo 2005 (phi 4); put together in CoNLL-2012 (Pradhan et al.)
and defined for mentions of either side alone by Pradhan et al. 2014, "Scoring Coreference Partitions".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dalil.bench.assignment import best_pairs
from dalil.bench.scoring import Counts

Chain = frozenset[tuple[int, int]]
"""The spans of one thing's mentions."""


def chain_counts(predicted: Iterable[Chain], gold: Iterable[Chain]) -> dict[str, Counts]:
    """Count chains by the three measures; chains of one mention are left out."""
    ours, theirs = ([chain for chain in side if len(chain) > 1] for side in (predicted, gold))
    return {
        "muc": Counts(*_links(ours, theirs), *_links(theirs, ours)),
        "b_cubed": Counts(*_mentions(ours, theirs), *_mentions(theirs, ours)),
        "ceaf_e": _entities(ours, theirs),
    }


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    """Count the links of ``chains`` that hold in ``others``, and all of them."""
    kept = total = 0
    for chain in chains:
        parts = sum(bool(chain & other) for other in others) + len(chain.difference(*others))
        kept += len(chain) - parts
        total += len(chain) - 1
    return kept, total


def _mentions(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    """Sum over mentions of ``chains`` the share of their chain that ``others`` put with them, and count them."""
    shares = sum(len(chain & other) ** 2 / len(chain) for chain in chains for other in others)
    return shares, sum(map(len, chains))


def _entities(ours: Sequence[Chain], theirs: Sequence[Chain]) -> Counts:
    worth = [[2 * len(a & b) / (len(a) + len(b)) for b in theirs] for a in ours]
    similarity = sum(worth[row][column] for row, column in best_pairs(worth))
    return Counts(similarity, len(ours), similarity, len(theirs))
