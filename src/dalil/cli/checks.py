"""`dalil checks`: the arithmetic over the base, across reports and within them."""

from __future__ import annotations

from typing import Any, get_args

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.base.checked import VERDICTS, Checked, checked
from dalil.base.listing import Quotation
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import row, title
from dalil.cli.wording import plain
from dalil.records import CheckKind

_COLUMNS = (
    "id", "kind", "verdict", "explanation", "group", "records", "origins", "quotations.exact", "quotations.outlet",
    "quotations.published",
)  # fmt: skip


@click.command()
@click.option("--kind", "types", type=click.Choice(get_args(CheckKind)), multiple=True, help="Only this kind.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="Only checks that came out so.")
@listing_options("place", "period", "organisation", "outlet", "origins", "words")
def checks(verdict: str | None, address: str, as_of: str | None, form: str, limit: int, **wanted: Any) -> None:
    """List checks of sums, shares, growth, ranks and dates, those that fail first, each with its working.

    Across reports: what several tell of one series (a yearly value against a total of five years), one ban or one
    incident; nothing is inconsistent there that only differs in who counts. Within a report: what it says of itself.

    \b
    Examples:
      dalil checks --verdict inconsistent
      dalil checks --kind part_whole --place NE --format json
    """
    with looking(address, as_of) as connection:
        found = checked(connection, wanted_from(limit, **wanted), verdict)
        present(found, VIEW, form, "No such check.")


def _values(one: Checked) -> dict[str, Any]:
    return {
        "id": one.key, "kind": one.kind, "verdict": one.verdict, "explanation": one.explanation, "group": one.group,
        "records": list(one.records), "origins": list(dict.fromkeys(one.origins.values())),
        "quotations": [
            {**as_json(quotation), "origin": one.origins.get(quotation.key)} for quotation in one.quotations
        ],
    }  # fmt: skip


def _text(one: Checked) -> RenderableType:
    scope = f"across reports, {one.group}" if one.group else "within a report"
    words = [line for quotation in one.quotations for line in _told(one, quotation)]
    return Group(
        title(one.key, plain(one.kind), plain(one.verdict)), row("working", one.explanation), row("of", scope), *words,
        Text(),
    )  # fmt: skip


def _told(one: Checked, quotation: Quotation) -> list[RenderableType]:
    origin = one.origins.get(quotation.key)
    return [*quoted(quotation), *([row("origin", origin)] if origin else [])]


VIEW = View(_values, _COLUMNS, _text)
