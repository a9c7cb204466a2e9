"""Web pages: trafilatura tells the article from the rest, our own walk keeps every element's path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from dalil.errors import SourceError
from dalil.reading.bylines import find_byline, is_name
from dalil.reading.draft import Draft, Metadata, Passage
from dalil.reading.elements import HEADINGS, Piece, content, parse, pieces
from dalil.reading.encodings import decode
from dalil.reading.lines import passages as plain_passages
from dalil.reading.normalisation import normalise
from dalil.reading.page import ends_sentence, is_caption, is_comment_heading, is_furniture, is_prose, is_publication
from dalil.reading.phrases import comments, fold, furniture
from dalil.reading.sources import Source
from dalil.records import BlockKind, Locator

_SPACE = re.compile(r"\s+")
_SHORTEST_SHARED = 15
# How many pieces after the last chosen one may still belong to the article.
_BEYOND = 12


@dataclass(frozen=True, slots=True)
class _Choice:
    """What trafilatura takes for the article and for comments, without white space."""

    article: str
    segments: frozenset[str]
    comments: str
    metadata: Metadata


def draft(source: Source) -> Draft:
    """Read a web page; locators are element paths such as /html/body/div[2]/p[3].

    Raises SourceError where it cannot be decoded or holds no text.
    """
    text, encoding = decode(source.name, source.data)
    return read_page(source.name, text, encoding)


def read_page(name: str, text: str, encoding: str | None) -> Draft:
    """Read the characters of a web page, of a file or of a mail's part."""
    root = parse(text)
    if root is None:
        return Draft(tuple(plain_passages(text)), encoding=encoding)
    found = [piece for piece in pieces(root) if piece.text]
    if not found:
        raise SourceError(name, "the page holds no text", "save the page as the browser shows it")
    choice = _choose(text)
    return Draft(tuple(_passages(found, choice)), choice.metadata, encoding)


def _choose(text: str) -> _Choice:
    document = trafilatura.bare_extraction(text, include_comments=True, include_tables=True, with_metadata=True)
    if document is None or isinstance(document, dict):
        return _Choice("", frozenset(), "", Metadata())
    body, replies = document.body, document.commentsbody
    segments = (
        [] if body is None else [_squeeze(content(e)) for e in body.iter("p", "head", "item", "quote", "cell", "code")]
    )
    return _Choice(
        "" if body is None else _squeeze(content(body)),
        frozenset(segments),
        "" if replies is None else _squeeze(content(replies)),
        _metadata(document),
    )


def _metadata(document: trafilatura.settings.Document) -> Metadata:
    authors = [normalise(name) for name in (document.author or "").split(";")]
    return Metadata(
        title=normalise(document.title or "") or None,
        authors=tuple(name for name in authors if name and not name.startswith("http")),
        outlet=normalise(document.sitename or "") or None,
        published=document.date or None,
        url=document.url or None,
    )


def _squeeze(text: str) -> str:
    return _SPACE.sub("", text).casefold()


def _passages(found: list[Piece], choice: _Choice) -> Iterator[Passage]:
    inside = _inside(found, choice)
    numbers = [i for i, within in enumerate(inside) if within]
    headline = _headline(found, choice, numbers)
    first, last = (numbers[0], numbers[-1]) if numbers else (0, len(found))
    top = min(first, headline) if headline is not None else first
    replies = _replies(found, inside, choice, last)
    captions = _trusted(found, inside, [piece.marks.caption for piece in found])
    for index, piece in enumerate(found):
        if index == headline:
            kind: BlockKind | None = BlockKind.HEADLINE
        elif index in replies:
            kind = _comment_kind(piece)
        elif inside[index] or not numbers:
            kind = _article_kind(piece, known=bool(numbers), caption=captions and piece.marks.caption)
        elif headline is not None and headline < index < first and _is_standfirst(piece):
            kind = None if ends_sentence(piece.text) else BlockKind.SUBHEADING
        else:
            kind = _outside_kind(piece, near=top - 3 <= index <= last, above=index <= first, choice=choice)
        yield Passage(piece.raw, Locator(path=piece.path), kind)


def _inside(found: list[Piece], choice: _Choice) -> list[bool]:
    """Tell which pieces are the article's: those that trafilatura chose, and running text right beside them."""
    chosen = [_in_article(piece, choice) for piece in found]
    parents = {_parent(piece) for piece, within in zip(found, chosen, strict=True) if within and is_prose(piece.text)}
    numbers = [i for i, within in enumerate(chosen) if within]
    if not numbers:
        return chosen
    return [
        within or (numbers[0] < i < numbers[-1] + _BEYOND and _parent(piece) in parents and _runs(piece))
        for i, (piece, within) in enumerate(zip(found, chosen, strict=True))
    ]


def _parent(piece: Piece) -> str:
    return piece.path.rpartition("/")[0]


def _runs(piece: Piece) -> bool:
    """Tell whether a piece is running text by its words and not by links, outside containers of furniture."""
    marks = piece.marks
    return is_prose(piece.text) and piece.link_share < 0.5 and not (marks.furniture or marks.comment or marks.form)


def _is_standfirst(piece: Piece) -> bool:
    return _runs(piece) and len(piece.text.split()) >= 8 and not is_furniture(piece.text) and not _is_label(piece.text)


def _is_label(text: str) -> bool:
    return is_publication(text) or find_byline(text) is not None or is_caption(text)


def _replies(found: list[Piece], inside: list[bool], choice: _Choice, last: int) -> set[int]:
    """Find the pieces of the readers' comments: by trafilatura, by their containers, else after their heading."""
    said = [piece.marks.comment or _told(piece, choice) for piece in found]
    trusted = _trusted(found, inside, said)
    told = {i for i, says in enumerate(said) if says and (trusted or not inside[i])}
    if any(len(found[i].text.split()) >= 4 and _comment_kind(found[i]) is BlockKind.COMMENT for i in told):
        return told
    heading = next((i for i in range(last + 1, len(found)) if is_comment_heading(found[i].text)), len(found))
    foot = next((i for i in range(heading + 1, len(found)) if furniture().footer.match(found[i].text)), len(found))
    return told | {i for i in range(heading, foot) if not (found[i].marks.furniture or found[i].marks.form)}


def _trusted(found: list[Piece], inside: list[bool], said: list[bool]) -> bool:
    """Tell whether a mark says something: some themes give the whole article a class such as "comment" or "caption"."""
    sizes = [len(piece.text) for piece in found]
    article = sum(size for size, within in zip(sizes, inside, strict=True) if within)
    marked = sum(size for size, within, says in zip(sizes, inside, said, strict=True) if within and says)
    return marked * 2 < article or not article


def _told(piece: Piece, choice: _Choice) -> bool:
    squeezed = _squeeze(piece.text)
    return len(squeezed) >= _SHORTEST_SHARED and squeezed in choice.comments


def _in_article(piece: Piece, choice: _Choice) -> bool:
    squeezed = _squeeze(piece.text)
    if piece.marks.furniture and piece.link_share > 0.5:
        return False
    if squeezed in choice.segments:
        return not (piece.marks.furniture and len(squeezed) < 80)
    if len(squeezed) >= _SHORTEST_SHARED and squeezed in choice.article:
        return True
    if piece.table:
        return _some_cells(piece, choice)
    return len(squeezed) > 60 and _covered(squeezed, choice.segments) > 0.5


def _covered(squeezed: str, segments: Iterable[str]) -> float:
    shared = sum(len(segment) for segment in segments if len(segment) >= 40 and segment in squeezed)
    return shared / len(squeezed)


def _some_cells(piece: Piece, choice: _Choice) -> bool:
    cells = [_squeeze(cell) for cell in re.split(r"[\t\n]", piece.raw) if cell.strip()]
    return bool(cells) and sum(1 for cell in cells if cell in choice.segments) >= len(cells) * 0.6


def _headline(found: list[Piece], choice: _Choice, numbers: list[int]) -> int | None:
    """Find the headline: the heading nearest above the article that says the title, else the last h1 above it."""
    headings = [i for i, piece in enumerate(found) if piece.marks.tag in HEADINGS and not piece.marks.comment]
    title = fold(choice.metadata.title or "")
    middle = numbers[len(numbers) // 2] if numbers else len(found)
    said = [i for i in headings if i <= middle and title and fold(found[i].text) == title]
    if said:
        return said[-1]
    until = numbers[min(2, len(numbers) - 1)] if numbers else len(found)
    ones = [i for i in headings if i <= until and found[i].marks.tag == "h1" and len(found[i].text.split()) >= 2]
    return ones[-1] if ones else None


def _comment_kind(piece: Piece) -> BlockKind:
    text = piece.text
    control = piece.marks.form or comments().controls.match(text) or is_comment_heading(text)
    return BlockKind.FURNITURE if control else BlockKind.COMMENT


def _article_kind(piece: Piece, *, known: bool, caption: bool) -> BlockKind | None:
    """Give the kind that markup tells of a piece of the article; None leaves it to the rules for plain lines."""
    text = piece.text
    if piece.table or caption:
        return BlockKind.TABLE if piece.table else BlockKind.CAPTION
    if is_furniture(text) or (not known and piece.marks.furniture):
        return BlockKind.FURNITURE
    if not known or _is_label(text) or furniture().end.match(text):
        return None
    return _running_kind(piece, short=len(text.split()) <= 14 and not ends_sentence(text))


def _running_kind(piece: Piece, *, short: bool) -> BlockKind:
    """Tell subheadings (by tag, or short and bold) and lone links from paragraphs."""
    if piece.marks.tag in HEADINGS or (short and piece.bold_share > 0.9 and piece.marks.tag != "li"):
        return BlockKind.SUBHEADING
    alone = short and piece.link_share > 0.9 and piece.marks.tag not in {"li", "td", "dd"}
    return BlockKind.FURNITURE if alone else BlockKind.PARAGRAPH


def _outside_kind(piece: Piece, *, near: bool, above: bool, choice: _Choice) -> BlockKind:
    """Give the kind of a piece outside the article: captions, bylines and dates beside it, else furniture."""
    if not near or piece.table or piece.marks.comment:
        return BlockKind.FURNITURE
    if piece.marks.caption and not piece.marks.furniture:
        return BlockKind.CAPTION
    return _label_kind(piece, choice) if above else BlockKind.FURNITURE


def _label_kind(piece: Piece, choice: _Choice) -> BlockKind:
    text = piece.text
    if is_publication(text) and (piece.marks.published or not piece.marks.furniture):
        return BlockKind.PUBLICATION
    named = any(fold(name) == fold(text) for name in choice.metadata.authors)
    if named or find_byline(text) or (piece.marks.byline and is_name(text)):
        return BlockKind.BYLINE
    return BlockKind.FURNITURE


def element_text(root: html.HtmlElement, path: str) -> str:
    """Give the normalised text of the element at a locator's path, to check a block against its source."""
    found = root.getroottree().xpath(path)
    return content(found[0]) if isinstance(found, list) and found and isinstance(found[0], etree._Element) else ""
