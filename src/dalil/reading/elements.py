"""Elements: a web page as a run of pieces, each with the path of its element and what its markup says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree, html

from dalil.reading.normalisation import normalise
from dalil.reading.phrases import markup

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
_WHOLE = frozenset({"html", "body", "main", "article"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the elements around a piece say by their tags and classes; all but the first three are inherited."""

    tag: str = "body"
    byline: bool = False
    published: bool = False
    comment: bool = False
    caption: bool = False
    form: bool = False
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one block element (or of a part between blocks inside it); shares count characters."""

    raw: str
    path: str
    marks: Marks
    link_share: float = 0.0
    bold_share: float = 0.0
    table: bool = False

    @property
    def text(self) -> str:
        """The text in its normal form."""
        return normalise(self.raw)


def parse(text: str) -> html.HtmlElement | None:
    """Parse a page; None where it holds no element at all."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def pieces(root: html.HtmlElement) -> Iterator[Piece]:
    """Walk a page in document order; every character outside scripts and the like is in exactly one piece."""
    walk = _Walk(root)
    hidden = markup().hidden_tags - _shown(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag).lower()
        if tag in hidden or (tag == "table" and _is_data(element)):
            if event == "start":
                if tag == "table":
                    yield from walk.table(element)
                walker.skip_subtree()
            elif element is not root:
                walk.add(element.tail)
        elif event == "start":
            yield from walk.enter(element, tag)
        else:
            yield from walk.leave(element, tag)


def _shown(root: html.HtmlElement) -> frozenset[str]:
    """Give the hidden tags that hold most of a page's text all the same: some pages stand in one noscript element."""
    size = sum(len(content(element)) for element in root.iter("noscript"))
    return frozenset({"noscript"}) if size > len(content(root)) * 0.5 else frozenset()


class _Walk:
    """The text gathered since the last block boundary, and the elements that are open there."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._root = root
        self._inline = markup().inline_tags
        self._tree = root.getroottree()
        self._blocks: list[tuple[etree._Element, Marks]] = [(root, Marks())]
        self._links = self._bolds = 0
        self._parts: list[str] = []
        self._linked = self._bold = 0
        self._broken = False

    def add(self, text: str | None) -> None:
        """Gather text."""
        if text:
            self._parts.append(text)
            size = len(text.strip())
            self._linked += size if self._links else 0
            self._bold += size if self._bolds else 0
            self._broken = self._broken and not size

    def enter(self, element: etree._Element, tag: str) -> Iterator[Piece]:
        """Open an element; blocks and double line breaks end the piece before."""
        if tag == "br":
            if self._broken:
                yield from self._flush()
            self._parts.append("\n")
            self._broken = True
        elif tag not in self._inline:
            yield from self._flush()
            self._blocks.append((element, _marks(element, tag, self._blocks[-1][1])))
        self._links += tag == "a"
        self._bolds += tag in _BOLD
        self.add(element.text)

    def leave(self, element: etree._Element, tag: str) -> Iterator[Piece]:
        """Close an element."""
        self._links -= tag == "a"
        self._bolds -= tag in _BOLD
        if tag not in self._inline:
            yield from self._flush()
            self._blocks.pop()
        if element is not self._root:
            self.add(element.tail)

    def table(self, element: etree._Element) -> Iterator[Piece]:
        """Give a table of data as one piece."""
        yield from self._flush()
        marks = _marks(element, "table", self._blocks[-1][1])
        yield Piece(_rows(element), self._tree.getpath(element), marks, table=True)

    def _flush(self) -> Iterator[Piece]:
        raw, (element, marks) = "".join(self._parts), self._blocks[-1]
        size = len(normalise(raw))
        if size:
            yield Piece(raw, self._tree.getpath(element), marks, self._linked / size, self._bold / size)
        self._parts, self._linked, self._bold, self._broken = [], 0, 0, False


def content(element: etree._Element) -> str:
    """Give the text of an element in its normal form."""
    return normalise("".join(str(part) for part in element.itertext()))


def _marks(element: etree._Element, tag: str, outer: Marks) -> Marks:
    words = " ".join(element.get(name) or "" for name in ("class", "id", "role", "itemprop"))
    patterns = _patterns()
    whole = tag in _WHOLE
    return Marks(
        tag,
        byline=bool(patterns["bylines"].search(words)),
        published=tag == "time" or bool(patterns["published"].search(words)),
        comment=outer.comment or (not whole and bool(patterns["comments"].search(words))),
        caption=outer.caption or tag == "figcaption" or bool(patterns["captions"].search(words)),
        form=outer.form or tag in {"form", "button"},
        furniture=outer.furniture
        or (not whole and (tag in markup().furniture_tags or bool(patterns["furniture"].search(words)))),
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    fields = markup().model_dump(exclude={"hidden_tags", "inline_tags", "furniture_tags"})
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in fields.items()}


def _is_data(table: etree._Element) -> bool:
    """Tell a table of data from one that lays out a page: several rows and columns of short cells."""
    wide = [row for row in table.iter("tr") if sum(1 for _ in row.iterchildren("td", "th")) >= 2]
    if len(wide) < 2 or next(table.iterdescendants("table", "h1", "h2", "form"), None) is not None:
        return False
    cells = [len(content(cell).split()) for cell in table.iter("td", "th")]
    return sum(cells) > 0 and max(cells) <= 60 and sum(cells) / len(cells) <= 12


def _rows(table: etree._Element) -> str:
    title = [content(caption) for caption in table.iterchildren("caption")]
    rows = ("\t".join(content(cell) for cell in row.iterchildren("td", "th")) for row in table.iter("tr"))
    return "\n".join([*title, *rows])
