"""`dalil statements`: who said what, to whom, through what."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text
from sqlalchemy import Connection

from dalil.base.listing import Quotation, private_in, records, speakers
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import row, title
from dalil.cli.wording import plain
from dalil.records import UNNAMED, without

_COLUMNS = (
    "id", "speaker", "role", "mode", "conditions", "inferred", "outlet", "published", "quotation.exact",
    "quotation.report",
)  # fmt: skip


@click.command()
@listing_options("type", "period", "organisation", "outlet", "words")
def statements(address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """List statements, those of the latest reports first. --type is direct, indirect or mixed.

    A private person who speaks is not named, but for what the words themselves say.

    \b
    Examples:
      dalil statements --outlet "Morning Post" --type direct
      dalil statements --organisation "State Committee for National Security"
    """
    with looking(address, as_of) as connection:
        found = records(connection, "statement", wanted_from(**wanted))
        present(found, _view(connection, found), form, "No such statement. `dalil add` brings reports into the base.")


def _view(connection: Connection, found: tuple[Quotation, ...]) -> View[Quotation]:
    keys = [one.key for one in found]
    told, hidden = speakers(connection, keys), private_in(connection, keys)

    def values(one: Quotation) -> dict[str, Any]:
        speaker = told.get(one.key)
        private = speaker is not None and speaker.private
        names = hidden.get(one.key, frozenset())
        name = speaker.name if speaker else without(names, one.record.speaker_text or "") or None
        role = without(names, speaker.role or "") if speaker and not private else None
        return {
            "id": one.key, "speaker": UNNAMED if private else name,
            "role": role or None, "mode": one.record.mode,
            "conditions": list(dict.fromkeys(condition.kind for condition in one.record.conditions)),
            "inferred": one.record.inferred, "outlet": one.report.outlet, "published": one.report.published,
            "quotation": {**as_json(one), "exact": " … ".join(span.exact for span in one.record.content)},
        }  # fmt: skip

    def text(one: Quotation) -> RenderableType:
        held = values(one)
        facts = [held["speaker"] or "speaker not known", held["role"] or "", held["mode"]]
        under = [row("conditions", ", ".join(map(plain, held["conditions"])))] if held["conditions"] else []
        return Group(title(one.key, *(fact for fact in facts if fact)), *under, *quoted(one), Text())

    return View(values, _COLUMNS, text)
