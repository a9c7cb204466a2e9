"""Elements: a web page as a run of passages, each with the path of its element and what its markup says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree, html

from dalil.reading.normalisation import normalise
from dalil.reading.phrases import markup

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "head", "object",
                      "canvas", "math", "datalist", "input"})  # fmt: skip
_INLINE = frozenset({"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
                     "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
                     "tt", "u", "var", "wbr", "img", "br", "nobr", "center", "o:p", "picture", "source", "amp-img"})  # fmt: skip
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "menu", "dialog"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the elements around a passage say: their tags and the words of their classes, inherited inwards."""

    tag: str = "body"
    comment: bool = False
    caption: bool = False
    byline: bool = False
    published: bool = False
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


@dataclass
class _Buffer:
    """Text gathered since the last block boundary."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    broken: bool = False

    def add(self, text: str | None, *, linked: bool, bold: bool) -> None:
        if text:
            self.parts.append(text)
            size = len(text.strip())
            self.linked += size if linked else 0
            self.bold += size if bold else 0
            self.broken = self.broken and not size


def parse(text: str) -> html.HtmlElement | None:
    """Parse a page; None where it holds no element at all."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def pieces(root: html.HtmlElement) -> Iterator[Piece]:
    """Walk a page in document order; every character outside scripts and the like is in exactly one piece."""
    tree = root.getroottree()
    blocks: list[tuple[etree._Element, Marks]] = [(root, Marks())]
    links, bolds = 0, 0
    buffer = _Buffer()

    def flush() -> Iterator[Piece]:
        nonlocal buffer
        raw, (element, marks) = "".join(buffer.parts), blocks[-1]
        size = len(normalise(raw))
        if size:
            yield Piece(raw, tree.getpath(element), marks, buffer.linked / size, buffer.bold / size)
        buffer = _Buffer()

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag).lower()
        if event == "start":
            if tag in _SKIPPED:
                walker.skip_subtree()
                continue
            if tag == "table" and _is_data(element):
                yield from flush()
                yield Piece(_rows(element), tree.getpath(element), _marks(element, tag, blocks[-1][1]), table=True)
                walker.skip_subtree()
                continue
            if tag == "br":
                if buffer.broken:
                    yield from flush()
                buffer.parts.append("\n")
                buffer.broken = True
            elif tag not in _INLINE:
                yield from flush()
                blocks.append((element, _marks(element, tag, blocks[-1][1])))
            links += tag == "a"
            bolds += tag in _BOLD
            buffer.add(element.text, linked=links > 0, bold=bolds > 0)
            continue
        if tag not in _SKIPPED and not (tag == "table" and blocks[-1][0] is not element):
            links -= tag == "a"
            bolds -= tag in _BOLD
            if tag not in _INLINE:
                yield from flush()
                blocks.pop()
        if element is not root:
            buffer.add(element.tail, linked=links > 0, bold=bolds > 0)
    # The root is its own block twice over; nothing can be left but its flushed text.


def _marks(element: etree._Element, tag: str, outer: Marks) -> Marks:
    words = " ".join(element.get(name) or "" for name in ("class", "id", "role", "itemprop"))
    patterns = _patterns()
    whole = tag in {"html", "body", "main", "article"}
    furniture = not whole and (tag in _FURNITURE_TAGS or bool(patterns["furniture"].search(words)))
    return Marks(
        tag,
        outer.comment or (not whole and bool(patterns["comments"].search(words))),
        outer.caption or tag == "figcaption" or bool(patterns["captions"].search(words)),
        bool(patterns["bylines"].search(words)),
        tag == "time" or bool(patterns["published"].search(words)),
        outer.furniture or furniture,
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in markup().model_dump().items()}


def _is_data(table: etree._Element) -> bool:
    """Tell a table of data from one that lays out a page: several rows and columns of short cells."""
    rows = [row.xpath("count(td|th)") for row in table.iter("tr")]
    if len(rows) < 2 or sum(1 for row in rows if isinstance(row, float) and row >= 2) < 2:
        return False
    if next(table.iterdescendants("table", "h1", "h2", "form"), None) is not None:
        return False
    cells = [len(normalise("".join(cell.itertext())).split()) for cell in table.iter("td", "th")]
    return bool(cells) and sum(cells) > 0 and max(cells) <= 60 and sum(cells) / len(cells) <= 12


def _rows(table: etree._Element) -> str:
    rows = ("\t".join(normalise("".join(cell.itertext())) for cell in row.iter("td", "th")) for row in table.iter("tr"))
    caption = table.find("caption")
    title = [] if caption is None else [normalise("".join(caption.itertext()))]
    return "\n".join([*title, *rows])
