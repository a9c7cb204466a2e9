"""Reports: one published document, its immutable text and its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from urllib.parse import urlsplit

from dalil.records.spans import Span


class BlockKind(StrEnum):
    """What a stretch of a report is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    PUBLICATION = "publication"
    DATELINE = "dateline"
    CAPTION = "caption"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    COMMENT = "comment"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Locator:
    """The way back from a block into the raw bytes.

    ``start`` and ``end`` count characters of the decoded source (text, Markdown, mail) or of the page's text
    (PDF); ``page`` counts from 1; ``path`` is the element path of a web page.
    """

    start: int | None = None
    end: int | None = None
    page: int | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report with a kind.

    ``repeats`` is the index of the earlier block that this one repeats; ``credit`` the photographer's or
    agency's credit inside a caption.
    """

    kind: BlockKind
    start: int
    end: int
    locator: Locator = Locator()
    repeats: int | None = None
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Custody:
    """How the bytes of a report became its text; everything here is reproducible from the bytes."""

    sha256: str
    size: int
    media_type: str
    encoding: str | None
    tool: str
    version: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published document; ``id`` is ``sha256:`` and the hash of its raw bytes, ``published`` is EDTF."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    agency: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    dateline: str | None
    language: str | None
    custody: Custody
    text: str
    blocks: tuple[Block, ...]

    @property
    def writer(self) -> str:
        """Name who wrote the text: the agency that it credits, else who published it."""
        return self.agency or self.publisher

    @property
    def publisher(self) -> str:
        """Name who published it: the outlet, else the host of its address, else the file in which it was found."""
        return self.outlet or self._host or PurePath(self.source).name or self.source

    @property
    def is_of_outlet(self) -> bool:
        """Tell whether it is known who published it, by name or address; else each file stands for itself."""
        return bool(self.outlet or self._host)

    @property
    def page(self) -> str:
        """Name the page of which it is a state: its address, else its id."""
        return self.url.partition("#")[0] if self.url else self.id

    @property
    def _host(self) -> str | None:
        try:
            host = urlsplit(self.url or "").hostname
        except ValueError:  # an address as somebody wrote it down
            return None
        return host.removeprefix("www.") if host else None

    def words(self, block: Block) -> str:
        """Give the text of one block."""
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> Block | None:
        """Find the block that holds the character at ``offset``."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)
