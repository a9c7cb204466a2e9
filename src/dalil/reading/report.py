"""Reports: from a source's bytes to the report that everything else is read from."""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from typing import Protocol, cast

import py3langid  # type: ignore[import-untyped]

from dalil.errors import SourceError
from dalil.reading.bylines import Byline
from dalil.reading.dates import find_dates
from dalil.reading.draft import Draft, Metadata
from dalil.reading.layout import Layout, lay_out
from dalil.reading.phrases import fold, outlets
from dalil.reading.sniffing import media_type
from dalil.reading.sources import Source
from dalil.records import BlockKind, Custody, Report
from dalil.settings import Facts
from dalil.version import __version__

# Imported when first needed: the libraries behind them are slow to load, and most runs need one.
_READERS = {
    "text/plain": "dalil.reading.plain",
    "text/html": "dalil.reading.web",
    "text/markdown": "dalil.reading.markdown",
    "message/rfc822": "dalil.reading.mail",
    "application/pdf": "dalil.reading.portable",
}
_UNCODED = {BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.PUBLICATION}
_LANGUAGE_SAMPLE = 2000


class _Reader(Protocol):
    def draft(self, source: Source) -> Draft: ...


def read_report(source: Source, facts: Facts) -> Report:
    """Read a source into a report; ``facts`` win over what the page says, and what neither says stays None.

    Raises SourceError for what is empty, binary, over 50 MB, undecodable, truncated, encrypted or without text.
    """
    kind = media_type(source)
    draft = cast("_Reader", import_module(_READERS[kind])).draft(source)
    layout = lay_out(draft)
    if not layout.text:
        raise SourceError(source.name, "it is empty", "give a file that holds a report")
    digest = hashlib.sha256(source.data).hexdigest()
    own = draft.metadata
    return Report(
        id=f"sha256:{digest}",
        source=source.name,
        url=facts.url or own.url,
        outlet=facts.outlet or own.outlet or _outlet(layout),
        agency=_agency(layout),
        title=_title(own, layout),
        authors=facts.authors or _authors(own, layout.bylines),
        published=facts.published or _published(own, layout),
        dateline=layout.dateline.place if layout.dateline else None,
        language=_language(layout),
        custody=Custody(digest, len(source.data), kind, draft.encoding, "dalil", __version__),
        text=layout.text,
        blocks=layout.blocks,
    )


def _authors(own: Metadata, bylines: tuple[Byline, ...]) -> tuple[str, ...]:
    printed = [name for line in bylines for name in line.authors]
    seen: dict[str, str] = {}
    for name in printed or list(own.authors):
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _title(own: Metadata, layout: Layout) -> str | None:
    """Take the metadata's title; the headline where the two hold one another, since outlets add their names there."""
    if not own.title or not layout.title:
        return own.title or layout.title
    said, printed = fold(own.title), fold(layout.title)
    return layout.title if printed in said or said in printed else own.title


def _outlet(layout: Layout) -> str | None:
    """Take the outlet that a byline names, else a masthead: a line of its own above the report."""
    named = next((line.outlet for line in layout.bylines if line.outlet), None)
    furniture = [
        layout.text[block.start : block.end] for block in layout.blocks[:12] if block.kind is BlockKind.FURNITURE
    ]
    return named or next((line for line in furniture if line in outlets()), None)


def _agency(layout: Layout) -> str | None:
    if layout.dateline and layout.dateline.agency:
        return layout.dateline.agency
    return next((line.agency for line in layout.bylines if line.agency), None)


def _published(own: Metadata, layout: Layout) -> str | None:
    """Take the page's metadata, else what it prints; a date printed in full wins over one that lacks its year."""
    if own.published:
        found = next(find_dates(own.published), None)
        return found.edtf if found else own.published
    return layout.published


def _language(layout: Layout) -> str | None:
    """Tell the language of what will be coded; None where there are too few words to tell."""
    words = [layout.text[block.start : block.end] for block in layout.blocks if block.kind not in _UNCODED]
    sample = "\n".join(words)[:_LANGUAGE_SAMPLE]
    if len(re.findall(r"[^\W\d_]", sample[:200])) < 20:
        return None
    language, _ = py3langid.classify(sample.lower() if sample.isupper() else sample)
    return str(language)
