"""`dalil entities`: organisations, places and public figures across reports; never private persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text
from sqlalchemy import Connection

from dalil.base.listing import Found, by_name, groups
from dalil.base.naming import Mention, mentions_of
from dalil.cli.excerpts import excerpts
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.grouping import few
from dalil.cli.presenting import View, present
from dalil.cli.quoting import source_line
from dalil.cli.rendering import row, title

_COLUMNS = ("id", "type", "name", "names", "country", "reports", "quotation.exact", "quotation.outlet")


@click.command()
@click.argument("name", required=False)
@listing_options("type", "outlet", "words")
def entities(name: str | None, address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """List organisations, places and public figures under all their names; with NAME, those called so.

    Private persons are never listed, never linked across reports, and not found by name. --type is organisation,
    person or place.

    \b
    Examples:
      dalil entities --type organisation
      dalil entities "Nur as-Sabil" --format json
    """
    with looking(address, as_of) as connection:
        asked = wanted_from(**wanted)
        found = by_name(connection, name, asked) if name else groups(connection, "entity", asked)
        present(found, _view(connection), form, "Nobody and nothing of that name that has a public role.")


def _view(connection: Connection) -> View[Found]:
    return View(lambda one: values(connection, one), _COLUMNS, lambda one: Group(*lines(connection, one), Text()))


def values(connection: Connection, one: Found) -> dict[str, Any]:
    """Give an entity's values."""
    first = next(iter(mentions_of(connection, one.key, 1)), None)
    return {
        "id": one.key, "type": one.type, "name": one.body["name"], "names": one.body["names"], "country": one.country,
        "reports": one.reports, "quotation": None if first is None else _quotation(first),
    }  # fmt: skip


def _quotation(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.key, "report": mention.report.id, "outlet": mention.report.outlet,
        "published": mention.report.published, "exact": mention.span.exact,
        "spans": [[mention.span.start, mention.span.end]],
    }  # fmt: skip


def lines(connection: Connection, one: Found, at_most: int = 1) -> Iterator[RenderableType]:
    """Lay out an entity with ``at_most`` so many of its mentions."""
    facts = (one.body["name"], one.type, one.country)
    yield title(one.key, *(fact for fact in facts if fact))
    others = [name for name in one.body["names"] if name != one.body["name"]]
    if others:
        yield row("also called", few(others))
    yield row("named in", f"{one.reports} report{'' if one.reports == 1 else 's'}")
    for mention in mentions_of(connection, one.key, at_most):
        yield from excerpts(mention.report, [mention.span], [mention.span])
        yield source_line(mention.report, mention.key)
