"""Groups of the base in words: support, origins, days, places, and what their reports agree on or do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from dalil.base.listing import Found
from dalil.cli.rendering import row
from dalil.cli.wording import plain

_FEW = 6


def support(group: Found) -> str:
    """Say how many reports, outlets and origins stand behind a group."""
    counted = ((group.reports, "report"), (group.outlets, "outlet"), (group.origins, "origin"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted)


def support_lines(group: Found) -> Iterator[RenderableType]:
    """Say how many stand behind a group, and who."""
    yield row("support", support(group))
    yield row("origins", few(origin_in_words(origin) for origin in group.body.get("origins", ())))


def origin_in_words(origin: Mapping[str, Any]) -> str:
    """Name an origin with the body behind it, the channel and the circumstances of speaking."""
    behind = [body for body in origin["institutions"] if body and body != origin["name"]]
    told = [", ".join(behind), f"through {', '.join(map(plain, origin['channels']))}" if origin["channels"] else ""]
    inside = "; ".join(part for part in (*told, *map(plain, origin.get("conditions", ()))) if part)
    return f"{origin['name']} ({inside})" if inside else str(origin["name"])


def days(group: Found) -> str:
    """Write the days of a group."""
    told = [day.isoformat() for day in (group.first, group.last) if day]
    return " to ".join(dict.fromkeys(told))


def where(group: Found) -> str:
    """Write the places of a group."""
    names = ", ".join(group.body.get("places", ()))
    code = group.admin1 or group.country
    return f"{names} ({code})" if names and code else names or code or ""


def few(words: Iterable[str]) -> str:
    """Join words, and count those that are too many."""
    told = list(words)
    more = f"; and {len(told) - _FEW} more" if len(told) > _FEW else ""
    return "; ".join(told[:_FEW]) + more


def findings(incident: Found) -> Iterator[RenderableType]:
    """Say what an incident's reports revise and contradict."""
    for revision in incident.body.get("revisions", ()):
        earlier, later = revision["earlier"], revision["later"]
        name = " ".join(part for part in (revision["field"], revision["role"]) if part)
        words = f"{name} {earlier['shown']} ({_told(earlier)}), then {later['shown']} ({_told(later)})"
        yield row("revised", words)
    for contradiction in incident.body.get("contradictions", ()):
        name = " ".join(part for part in (contradiction["field"], contradiction["role"]) if part)
        sides = " against ".join(f"{side['shown']} ({_told(side)})" for side in contradiction["sides"])
        yield row("contradicted", f"{name} {sides}")


def copies(incident: Found) -> Iterator[RenderableType]:
    """Say which outlets printed whose text, how much of theirs it is, and what they changed."""
    for copy in incident.body.get("copies", ()):
        done = "has again what it had" if copy["again"] else f"prints {copy['from']}"
        changed = ", ".join(plain(change) for change in copy["changes"])
        credit = "credited" if copy["credit"] else "without credit"
        told = [f"{copy['outlet']} {done}: {copy['share']:.0%} of its text", "" if copy["again"] else credit, changed]
        yield row("copy", "; ".join(part for part in told if part))
        for each in copy["replaced"][:_FEW]:
            yield row("", f"“{each['older']}” became “{each['newer']}”")


def _told(side: Mapping[str, Any]) -> str:
    first = ", ".join(side["outlets"][:2])
    more = f" and {len(side['outlets']) - 2} more" if len(side["outlets"]) > 2 else ""
    return f"{first}{more}{', ' + side['published'] if side['published'] else ''}"


def shared_values(group: Found) -> dict[str, Any]:
    """Give what all groups have in JSON and CSV."""
    body = group.body
    return {
        "id": group.key, "kind": group.kind, "type": group.type,
        "first": group.first.isoformat() if group.first else None,
        "last": group.last.isoformat() if group.last else None,
        "country": group.country, "admin1": group.admin1, "places": body.get("places", []),
        "reports": group.reports, "outlets": group.outlets, "origins": group.origins,
        "outlet_names": body.get("outlets", []), "origin_names": [each["name"] for each in body.get("origins", ())],
    }  # fmt: skip
