"""Days: the stretch of time in which something can have happened, as ordinals of its first and last day."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.records.edtf import bounds, is_valid

OPEN = 10_000
"""Days for which a date without one of its ends is taken to reach."""


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From the first to the last possible day (`date.toordinal`), both inclusive."""

    first: int
    last: int

    @classmethod
    def of(cls, edtf: str | None) -> Days | None:
        """Read an EDTF date; None where there is none, or one without a year."""
        if not edtf or not is_valid(edtf):
            return None
        first, last = bounds(edtf)
        low, high = first.toordinal() if first else None, last.toordinal() if last else None
        if low is None and high is None:
            return None
        if low is None or high is None:
            return cls(low if low is not None else max(1, (high or 0) - OPEN), high if high is not None else low + OPEN)  # type: ignore[operator]
        return cls(low, high)

    def gap(self, other: Days) -> int:
        """Give the days that lie between two stretches; 0 where they meet."""
        return max(0, other.first - self.last, self.first - other.last)

    @property
    def length(self) -> int:
        """Give the number of days."""
        return self.last - self.first + 1

    def wider(self, days: int) -> Days:
        """Give a stretch that is some days longer on both sides."""
        return Days(self.first - days, self.last + days)
