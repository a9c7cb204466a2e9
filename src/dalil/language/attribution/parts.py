"""Parts: a cue's words and the frame around it, as ranges of a unit's pieces."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.language.attribution.cues import CueForm

Range = tuple[int, int]
"""First and last (exclusive) piece."""


def part(first: int, last: int) -> Range | None:
    """Give a range, or None where it would be empty."""
    return (first, last) if first < last else None


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's words, as pieces ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    form: CueForm

    @property
    def frame(self) -> str:
        """What may follow: the verb's frame, or the kind of phrase."""
        return self.form.verb.frame if self.form.verb else self.form.kind


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content. ``shared``: the source is that of an earlier frame or the sentence's subject.

    ``left`` and ``right`` are the content before and after; a frame without either attributes a neighbouring
    quotation. ``citing``: the content is another frame's.
    """

    cue: Cue
    source: Range | None
    left: Range | None = None
    right: Range | None = None
    shared: bool = False
    citing: bool = False

    @property
    def start(self) -> int:
        """The first piece of source or cue."""
        return min(self.cue.first, self.source[0]) if self.source and not self.shared else self.cue.first

    @property
    def content(self) -> tuple[Range, ...]:
        """The ranges of the content in order."""
        return tuple(part for part in (self.left, self.right) if part)
