"""`dalil search`: reports by their words."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.base.search import Result, results
from dalil.cli.excerpts import excerpts
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.presenting import View, present
from dalil.cli.rendering import row, title
from dalil.records.keys import short

_EXCERPTS = 2
_COLUMNS = ("id", "title", "outlet", "published", "url", "records", "quotation.exact")


@click.command()
@click.argument("query")
@listing_options("type", "place", "period", "organisation", "outlet", "origins")
def search(query: str, address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """Find reports by their words, best first; the filters choose among the records that the reports hold.

    All words must occur; "words in quotes" stand together, word* begins a word. Private persons are not found by name.
    --min-origins wants an incident, register entry or series of so many origins in the report.

    \b
    Examples:
      dalil search "mosque raid" --place KG
      dalil search 'extremis* "cash"' --type detention --format json
    """
    with looking(address, as_of) as connection:
        found = results(connection, query, wanted_from(**wanted))
        present(found, View(_values, _COLUMNS, _text), form, "No report has these words.")


def _values(result: Result) -> dict[str, Any]:
    report = result.report
    return {
        "id": report.id, "title": report.title, "outlet": report.outlet, "published": report.published,
        "url": report.url, "records": result.records,
        "quotation": {
            "exact": " … ".join(excerpt.words for excerpt in _excerpts(result)),
            "spans": [[span.start, span.end] for span in result.matched],
        },
    }  # fmt: skip


def _excerpts(result: Result) -> list[Any]:
    """Give the sentences of the first matches."""
    return list(excerpts(result.report, result.matched, result.matched))[:_EXCERPTS]


def _text(result: Result) -> RenderableType:
    report = result.report
    facts = (report.title or report.source, report.outlet, report.published)
    told = ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in result.records.items())
    return Group(
        title(short(report.id), *(fact for fact in facts if fact)),
        row("records", told or "none"),
        *_excerpts(result),
        Text(),
    )
