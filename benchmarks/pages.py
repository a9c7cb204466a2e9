"""Measure the reading of web pages against marked segments: `python benchmarks/pages.py FOLDER [--plain] [--worst N]`.

FOLDER holds `gold.json` and `html/*.html.gz`. Per page, `with` are segments that belong to the article, `without` ones
that do not, `comments` ones from its readers. `--plain` strips the markup first, as if the page had been pasted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from dalil.errors import SourceError
from dalil.reading import Source, read_report
from dalil.reading.elements import parse, pieces
from dalil.reading.encodings import decode
from dalil.records import BlockKind, Report
from dalil.settings import Facts

CODED = {
    BlockKind.HEADLINE,
    BlockKind.CAPTION,
    BlockKind.DATELINE,
    BlockKind.SUBHEADING,
    BlockKind.PARAGRAPH,
    BlockKind.TABLE,
}


def main() -> None:
    """Print the shares over all pages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--plain", action="store_true", help="strip the markup first")
    arguments.add_argument("--english", action="store_true", help="only pages read as English")
    arguments.add_argument("--worst", type=int, default=0, help="name the pages with most faults")
    options = arguments.parse_args()
    gold = json.loads((options.folder / "gold.json").read_text(encoding="utf-8"))
    total: Counter[str] = Counter()
    faults: list[tuple[int, str, list[str]]] = []
    for page in gold.values():
        data = gzip.decompress((options.folder / "html" / page["file"]).read_bytes())
        report = _read(page["file"], data, plain=options.plain)
        if report is None or (options.english and report.language != "en"):
            total["unread"] += report is None
            continue
        counts, missed = score(report, page)
        total.update(counts)
        faults.append((len(missed), page["file"], missed))
    for name in ("with", "without", "kept_out", "recognised", "title", "author", "date"):
        held, asked = total[name], total[name + "_all"]
        print(f"{name:12} {held:5}/{asked:<5} {held / asked if asked else 0:.3f}")
    print(f"unread       {total['unread']}")
    for count, file, missed in sorted(faults, reverse=True)[: options.worst]:
        print(count, file, *missed, sep="\n    ")


def score(report: Report, page: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Count for one report what is held and what is asked; name the faults."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    coded = _squeeze(" ".join(report.words(b) for b in report.blocks if b.kind in CODED))
    replies = _squeeze(" ".join(report.words(b) for b in report.blocks if b.kind is BlockKind.COMMENT))
    for name, held in _questions(page, coded, replies, report):
        counts[name.split(":")[0] + "_all"] += 1
        counts[name.split(":")[0]] += held
        if not held:
            missed.append(name)
    return counts, missed


def _questions(page: dict[str, Any], coded: str, replies: str, report: Report) -> Iterator[tuple[str, bool]]:
    for segment in page.get("with", []):
        yield f"with: {segment}", _squeeze(segment) in coded
    for segment in page.get("without", []):
        yield f"without: {segment}", _squeeze(segment) not in coded
    for segment in page.get("comments", []):
        yield f"kept_out: {segment}", _squeeze(segment) not in coded
        if _squeeze(segment) in _squeeze(report.text):  # many pages load their comments later
            yield f"recognised: {segment}", _squeeze(segment) in replies
    if page.get("title"):
        alike = fuzz.ratio(_squeeze(page["title"]), _squeeze(report.title or "")) > 85
        yield f"title: {page['title']} | {report.title}", alike
    if page.get("author"):
        named = page["author"] if isinstance(page["author"], str) else " ".join(page["author"])
        alike = fuzz.token_sort_ratio(named.casefold(), " ".join(report.authors).casefold()) > 85
        yield f"author: {named} | {report.authors}", alike
    if page.get("date"):
        yield f"date: {page['date']} | {report.published}", page["date"] == report.published


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _read(name: str, data: bytes, *, plain: bool) -> Report | None:
    try:
        if plain:
            text = pasted(name, data)
            return read_report(Source(name.replace(".html.gz", ".txt"), text.encode(), "text/plain"), Facts())
        return read_report(Source(name, data, "text/html"), Facts())
    except SourceError as error:
        print(error)
        return None


def pasted(name: str, data: bytes) -> str:
    """Give a page's text as a browser's clipboard would: blocks as lines, paragraphs and headings set apart."""
    root = parse(decode(name, data)[0])
    if root is None:
        return ""
    lines = []
    for piece in pieces(root):
        apart = piece.marks.tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table"}
        lines.append(("\n" if apart else "") + (piece.raw if piece.table else piece.text) + ("\n" if apart else ""))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
