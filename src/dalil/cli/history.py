"""`dalil base log` and `dalil base decisions`: what was done to a base, and what people said of its records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

import click
from rich.console import Group, RenderableType

from dalil.base.adding import CHANGES, Change
from dalil.base.custody import Entry, entries, entries_on
from dalil.base.decisions import Decision, Settled, lost, standing
from dalil.base.finding import report_row
from dalil.cli.bases import base_option, opened
from dalil.cli.filters import format_option
from dalil.cli.presenting import View, present
from dalil.cli.rendering import row, title
from dalil.records.keys import SHORT, short

_SECONDS = len("2026-03-01T00:00:00")
_ENTRY_COLUMNS = tuple(field.name for field in fields(Entry))
_DECISION_COLUMNS = tuple(field.name for field in fields(Decision))


@click.command("log")
@base_option
@click.option("--of", "key", metavar="KEY", help="Only what was done to this report and its records.")
@format_option
def log_(address: str, key: str | None, form: str) -> None:
    """List the custody log, oldest first: who did what, when, with which tool and version, and how reports came.

    \b
    Examples:
      dalil base log
      dalil base log --of 3f2a9c1b77d0
      dalil base log --format csv
    """
    with opened(address) as base, base.reading() as connection:
        if key is None:
            found: Iterator[Entry] = entries(connection)
        else:
            report = report_row(base, connection, key)
            found = entries_on(connection, report.key, report.name)
        present(found, View(_entry, _ENTRY_COLUMNS, _entry_text), form, "Nothing was done yet.")


@click.command("decisions")
@base_option
@click.option("--review", is_flag=True, help="Only those whose record a new reading or version does not have.")
@format_option
def decisions_(address: str, review: bool, form: str) -> None:
    """List what people decided, oldest first, each on the record where it stands now.

    A decision needs a review where its report was read again, or its page changed, and its record was not found there
    once, or no longer says what was corrected. Settle it with dalil base review; it stays listed, with what settled it.

    \b
    Examples:
      dalil base decisions
      dalil base decisions --review --format csv
    """
    with opened(address) as base, base.reading() as connection:
        found = lost(connection) if review else standing(connection)
        nothing = "No decision needs a review." if review else "Nothing was decided yet."
        present(found, View(asdict, _DECISION_COLUMNS, _decision_text), form, nothing)


def _entry(entry: Entry) -> Mapping[str, Any]:
    return {**asdict(entry), "detail": json.loads(entry.detail)}


def _entry_text(entry: Entry) -> RenderableType:
    detail = json.loads(entry.detail)
    change = CHANGES[Change(detail["change"])] if "change" in detail else ""
    told = {
        "came as": detail.get("arrival"),
        "as": f"{change} {short(detail['version_of'])}" if change else None,
        "because": detail.get("reason"),
        "stamped by": detail.get("authority"),
    }
    done = title(f"{entry.seq:>6}", f"{entry.action} {_subject(entry.subject)}", _moment(entry.at))
    who = row("by", f"{entry.who} · {entry.tool} {entry.version}")
    return Group(done, who, *(row(label, value) for label, value in told.items() if value))


def _subject(subject: str) -> str:
    """Shorten the key of a report or the hash of an entry; a record's key stays."""
    return short(subject) if ":" in subject else subject if "." in subject else subject[:SHORT]


def _decision_text(one: Decision) -> RenderableType:
    values = ", ".join(f"{field} = {value}" for field, value in one.value.items())
    lost = f"was on {one.made_on}, «{one.words}»: not found there once, or it says otherwise" if one.review else None
    told = {
        "said": values,
        "with": one.other,
        "review": lost,
        "because": one.reason,
        "by": one.who,
        "settled": _settled_text(one.settled) if one.settled else None,
    }
    done = title(f"{one.id:>6}", f"{one.verb} {one.target or one.made_on}", _moment(one.at))
    return Group(done, *(row(label, value) for label, value in told.items() if value))


def _settled_text(by: Settled) -> str:
    return f"{by.verb} in decision {by.id}, {_moment(by.at)}, because: {by.reason}; by {by.who}"


def _moment(at: str) -> str:
    return f"{at[:_SECONDS].replace('T', ' ')} UTC"
