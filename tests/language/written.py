"""Reports written for the tests of attribution: paragraphs as blocks, analysed by rules alone."""

from __future__ import annotations

from dalil.language.analyse import analyse
from dalil.language.analysis import Analysis, Attribution
from dalil.records import Block, BlockKind, Custody, Report


def report_of(text: str, kinds: dict[int, BlockKind] | None = None) -> Report:
    blocks, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = (kinds or {}).get(number, BlockKind.PARAGRAPH)
        blocks.append(Block(kind, at, at + len(paragraph)))
        at += len(paragraph) + 2
    custody = Custody("0", len(text), "text/plain", "utf-8", "dalil", "0")
    return Report("sha256:0", "test", None, None, None, None, (), None, None, "en", custody, text, tuple(blocks))


def analysis_of(text: str, kinds: dict[int, BlockKind] | None = None) -> Analysis:
    return analyse(report_of(text, kinds), None)


def told(attribution: Attribution) -> tuple[str | None, str | None, list[str]]:
    source, cue = attribution.source, attribution.cue
    return source.exact if source else None, cue.exact if cue else None, [part.exact for part in attribution.content]


def all_told(text: str, kinds: dict[int, BlockKind] | None = None) -> list[tuple[str | None, str | None, list[str]]]:
    return [told(attribution) for attribution in analysis_of(text, kinds).attributions]
