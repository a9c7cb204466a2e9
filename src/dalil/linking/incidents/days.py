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
    def of(cls, edtf: str | None, until: int | None = None) -> Days | None:
        """Read an EDTF date; None where there is none, or one without a year.

        ``until`` is the last day that it can mean, that of the report that tells it; what is told as later than that
        is read as it stands.
        """
        if not edtf or not is_valid(edtf):
            return None
        low, high = (day.toordinal() if day else None for day in bounds(edtf))
        if low is None and high is None:
            return None
        if high is None:
            high = (low or 0) + OPEN
        if low is None:
            low = max(1, high - OPEN)
        return cls(low, min(high, until) if until is not None and until >= low else high)

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
