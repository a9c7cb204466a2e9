"""Checks of a group as its row holds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dalil.records import Check


def rows_of(checks: Iterable[Check]) -> list[dict[str, Any]]:
    """Give checks as JSON, in their order."""
    return [
        {
            "kind": check.kind, "verdict": check.verdict, "records": list(check.records),
            "explanation": check.explanation,
        }
        for check in checks
    ]  # fmt: skip
