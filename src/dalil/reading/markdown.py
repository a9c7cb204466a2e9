"""Markdown: headings, front matter, tables, pictures; the marks of emphasis and links stay out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dalil.reading.dates import find_dates
from dalil.reading.draft import Draft, Metadata, Passage
from dalil.reading.encodings import decode
from dalil.reading.normalisation import normalise
from dalil.reading.sources import Source
from dalil.records import BlockKind, Locator

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_HEADINGS = {"h1": BlockKind.HEADLINE}
_SHORTEST_CAPTION = 3


def draft(source: Source) -> Draft:
    """Read a Markdown document; locators are the character ranges of its blocks, marks included.

    Raises SourceError where it cannot be decoded.
    """
    text, encoding = decode(source.name, source.data)
    matter = _FRONT_MATTER.match(text)
    begin = matter.end() if matter else 0
    metadata = _metadata(matter.group(1)) if matter else Metadata()
    return Draft(tuple(_passages(text[begin:], begin)), metadata, encoding)


def _metadata(matter: str) -> Metadata:
    """Read front matter; what is no YAML mapping says nothing."""
    try:
        loaded = yaml.safe_load(matter)
    except yaml.YAMLError:
        return Metadata()
    if not isinstance(loaded, Mapping):
        return Metadata()
    fields = {str(key).casefold(): value for key, value in loaded.items()}
    authors = fields.get("authors") or fields.get("author") or ()
    names = [authors] if isinstance(authors, str) else list(authors) if isinstance(authors, Sequence) else []
    when = next(find_dates(str(fields.get("date") or fields.get("published") or "")), None)
    return Metadata(
        title=_words(fields.get("title")),
        authors=tuple(name for name in map(_words, names) if name),
        outlet=_words(fields.get("outlet") or fields.get("publisher") or fields.get("site")),
        published=when.edtf if when else None,
        url=_words(fields.get("url") or fields.get("source_url") or fields.get("canonical")),
    )


def _words(value: Any) -> str | None:
    return normalise(str(value)) or None if value else None


def _passages(text: str, begin: int) -> Iterator[Passage]:
    starts = _line_starts(text, begin)
    tokens = iter(MarkdownIt("commonmark", {"html": True}).enable("table").parse(text))
    heading: BlockKind | None = None
    for token in tokens:
        locator = _locator(starts, token.map or [0, 0])
        if token.type == "table_open":
            yield Passage(_rows(tokens), locator, BlockKind.TABLE)
        elif token.type in {"heading_open", "heading_close"}:
            heading = None if token.nesting < 0 else _HEADINGS.get(token.tag, BlockKind.SUBHEADING)
        elif token.type == "inline":
            yield from _inline(token, locator, heading)
        elif token.type in {"fence", "code_block"}:
            yield Passage(token.content, locator, BlockKind.PARAGRAPH)
        elif token.type == "html_block":
            yield Passage(_TAG.sub(" ", token.content), locator)


def _rows(tokens: Iterator[Token]) -> str:
    """Take a table's tokens up to its end; give its rows."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(normalise(_visible(token)))
    return "\n".join("\t".join(row) for row in rows)


def _inline(token: Token, locator: Locator, kind: BlockKind | None) -> Iterator[Passage]:
    """Give a paragraph's text, then its pictures' descriptions as captions."""
    yield Passage(_visible(token), locator, kind)
    for child in token.children or []:
        if child.type == "image" and normalise(child.content):
            long = len(child.content.split()) >= _SHORTEST_CAPTION
            yield Passage(child.content, locator, BlockKind.CAPTION if long else BlockKind.FURNITURE)


def _visible(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
    return "".join(parts)


def _line_starts(text: str, begin: int) -> list[int]:
    """Give the offset of each line as markdown-it counts lines: by line feeds, carriage returns folded in."""
    starts = [begin]
    starts += [begin + found.end() for found in re.finditer(r"\r\n|\n|\r", text)]
    starts.append(begin + len(text))
    return starts


def _locator(starts: list[int], lines: Sequence[int]) -> Locator:
    last = len(starts) - 1
    return Locator(starts[min(lines[0], last)], starts[min(lines[1], last)])
