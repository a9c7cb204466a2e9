"""`dalil incidents`: what happened, as all reports tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.base.listing import Found, groups
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import row, title
from dalil.cli.wording import plain

COLUMNS = (
    "id", "type", "status", "first", "last", "country", "admin1", "places", "reports", "outlets", "origins",
    "outlet_names", "origin_names", "quotation.exact", "quotation.outlet", "quotation.published", "quotation.report",
)  # fmt: skip


@click.command()
@listing_options("type", "place", "period", "organisation", "outlet", "origins", "words")
def incidents(address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """List incidents: the same event as told by all reports, with who stands behind it.

    Those of most independent origins come first. `dalil show ID` has all about one.

    \b
    Examples:
      dalil incidents --place Osh --period 2018
      dalil incidents --type detention --min-origins 2 --format csv
      dalil incidents --organisation "Nur as-Sabil" --as-of 2026-03-01
    """
    with looking(address, as_of) as connection:
        found = groups(connection, "incident", wanted_from(**wanted))
        present(found, View(values, COLUMNS, text), form, "No incident; dalil add brings reports into the base.")


def values(incident: Found) -> dict[str, Any]:
    """Give an incident's values."""
    body = incident.body
    return {
        "id": incident.key, "type": incident.type, "status": body.get("status"),
        "first": incident.first.isoformat() if incident.first else None,
        "last": incident.last.isoformat() if incident.last else None,
        "country": incident.country, "admin1": incident.admin1, "places": body["places"],
        "reports": incident.reports, "outlets": incident.outlets, "origins": incident.origins,
        "outlet_names": body["outlets"], "origin_names": [origin["name"] for origin in body["origins"]],
        "revisions": body.get("revisions", []), "contradictions": body.get("contradictions", []),
        "quotation": as_json(incident.quotations[0]) if incident.quotations else None,
    }  # fmt: skip


def text(incident: Found) -> RenderableType:
    """Lay out an incident."""
    return Group(*_lines(incident))


def _lines(incident: Found) -> Iterator[RenderableType]:
    facts = [plain(incident.type or ""), incident.body.get("status") or "", days(incident), where(incident)]
    yield title(incident.key, *(fact for fact in facts if fact))
    yield row("support", support(incident))
    yield row("origins", "; ".join(origin["name"] for origin in incident.body["origins"]))
    for label in ("revisions", "contradictions"):
        for line in incident.body.get(label, []):
            yield row(label[:-1], line)
    for quotation in incident.quotations:
        yield from quoted(quotation)
    yield Text()


def support(group: Found) -> str:
    """Say how many reports, outlets and origins stand behind a group."""
    counted = ((group.reports, "report"), (group.outlets, "outlet"), (group.origins, "origin"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted)


def days(group: Found) -> str:
    """Write the days of a group."""
    if group.first is None or group.last is None or group.first == group.last:
        return (group.first or group.last).isoformat() if group.first or group.last else ""  # type: ignore[union-attr]
    return f"{group.first.isoformat()} to {group.last.isoformat()}"


def where(group: Found) -> str:
    """Write the places of a group."""
    names = ", ".join(group.body.get("places", ()))
    code = group.admin1 or group.country
    return f"{names} ({code})" if names and code else names or code or ""
