"""Chains: the statements that a record stands in, outermost first."""

from __future__ import annotations

from collections.abc import Iterable

from dalil.records import Span, Statement


def chain_of(evidence: Span, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Give the ids of the statements whose content holds ``evidence``, outermost first."""
    around = [s for s in statements if any(part.contains(evidence) for part in s.content)]
    return tuple(s.id for s in sorted(around, key=lambda s: (len(s.chain), -_size(s), s.id)))


def _size(statement: Statement) -> int:
    return sum(len(part) for part in statement.content)
