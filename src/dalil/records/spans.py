"""Spans: stretches of a report's text, always with the exact words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Unicode code points ``start`` to ``end`` of a report's text; ``text[start:end] == exact`` always."""

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut a span out of ``text``.

        Raises ValueError where the offsets are not a non-empty stretch of the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int, also: str = "") -> Span | None:
    """Cut a span without white space (and the characters in ``also``) at its ends; None if nothing remains."""
    unwanted = also + " \t\n\r\u00a0"
    while start < end and text[start] in unwanted:
        start += 1
    while end > start and text[end - 1] in unwanted:
        end -= 1
    return Span.of(text, start, end) if start < end else None


def ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans by position and drop repeats."""
    return tuple(sorted(set(spans)))
