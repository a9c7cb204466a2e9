"""The recipe: how the model is trained."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the model is trained; ``limit`` in word pieces, rates at their peak, ``averaging`` of weights per step.

    ``windows`` stand in a batch, ``overlap`` sentences are shared by neighbouring windows when reading, ``reach`` words
    are told apart by their distance in the pair scorers.
    """

    epochs: int = 7
    windows: int = 8
    limit: int = 192
    overlap: int = 2
    reach: int = 48
    trunk_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    averaging: float = 0.998
    seed: int = 1
