"""Drafts: what each format gives before its passages are classified."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.reading.normalisation import normalise, normalise_table, source_offset
from dalil.records import BlockKind, Locator


@dataclass(frozen=True, slots=True)
class Passage:
    """One line or paragraph of a source.

    ``raw`` are its decoded characters, ``hint`` what the markup says that it is, ``near`` whether the source has it
    on the line right after the passage before (no blank line between).
    """

    raw: str
    locator: Locator
    hint: BlockKind | None = None
    near: bool = False

    @property
    def text(self) -> str:
        """The passage as the report will have it."""
        return normalise_table(self.raw) if self.hint is BlockKind.TABLE else normalise(self.raw)

    def split(self, left: str) -> tuple[Passage, Passage] | None:
        """Part the passage after ``left``; None if there is no space to part it at.

        Locators are parted too where they count the very characters of ``raw``.
        """
        cut = source_offset(self.raw, left)
        if cut is None:
            return None
        right = self.raw[cut:].lstrip()
        start, begin = self.locator.start, len(self.raw) - len(right)
        at, until = self.locator, self.locator
        if start is not None and self.locator.end == start + len(self.raw):
            at, until = replace(at, end=start + cut), replace(until, start=start + begin)
        return Passage(self.raw[:cut], at, self.hint, self.near), Passage(right, until, self.hint, near=True)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of itself, in markup or headers; None and empty where it says nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The passages of a source in order, its own metadata and the encoding that its bytes were read with."""

    passages: tuple[Passage, ...]
    metadata: Metadata = Metadata()
    encoding: str | None = None
