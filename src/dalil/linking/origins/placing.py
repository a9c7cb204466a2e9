"""Placing: what stands in the headline and in the lead of a report."""

from __future__ import annotations

from dalil.records import Block, BlockKind, Report


def is_headline(report: Report, position: int) -> bool:
    """Tell whether a position stands in the headline of a report."""
    block = report.block_at(position)
    return block is not None and block.kind is BlockKind.HEADLINE


def is_lead(report: Report, position: int) -> bool:
    """Tell whether a position stands in the first paragraph of a report."""
    lead = lead_of(report)
    return lead is not None and lead.start <= position < lead.end


def lead_of(report: Report) -> Block | None:
    """Give the first paragraph of a report; None where it has none."""
    return next((block for block in report.blocks if block.kind is BlockKind.PARAGRAPH and block.repeats is None), None)
