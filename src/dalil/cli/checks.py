"""`dalil checks`: the arithmetic over the base, within reports and across them."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.base.checked import Checked, checked
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import row, title
from dalil.cli.wording import plain

_COLUMNS = ("id", "kind", "verdict", "explanation", "across", "records", "quotations.exact")


@click.command()
@click.option(
    "--verdict",
    type=click.Choice(["consistent", "inconsistent", "implied", "cannot tell"]),
    help="Only checks that came out so.",
)
@listing_options("place", "period", "outlet")
def checks(verdict: str | None, address: str, as_of: str | None, form: str, limit: int, **wanted: Any) -> None:
    """List checks of sums, shares, growth, ranks and dates, those that fail first, each with its working.

    Within a report, and across reports for the figures of one series (a yearly value against a total of five years
    from another report).

    \b
    Examples:
      dalil checks --verdict inconsistent
      dalil checks --place NE --format json
    """
    with looking(address, as_of) as connection:
        found = checked(connection, wanted_from(limit, **wanted), verdict)
        present(found, View(_values, _COLUMNS, _text), form, "No such check.")


def _values(one: Checked) -> dict[str, Any]:
    quotations = [as_json(quotation) for quotation in one.quotations]
    return {
        "id": one.key, "kind": one.kind, "verdict": one.verdict, "explanation": one.explanation, "across": one.across,
        "records": list(one.records), "quotations": quotations,
    }  # fmt: skip


def _text(one: Checked) -> RenderableType:
    words = [line for quotation in one.quotations for line in quoted(quotation)]
    scope = "across reports" if one.across else "within a report"
    return Group(
        title(one.key, plain(one.kind), plain(one.verdict), scope), row("working", one.explanation), *words, Text()
    )
