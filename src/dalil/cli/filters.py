"""Options of the lists: filters, limit, format and date, and what they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

import click
from sqlalchemy import Connection

from dalil.base.choosing import Wanted
from dalil.base.engine import Base
from dalil.base.past import as_it_stood
from dalil.base.settling import looking_at
from dalil.cli.bases import base_option, opened
from dalil.errors import SettingsError
from dalil.records.edtf import bounds, is_valid

Command = TypeVar("Command", bound=Callable[..., Any])

_FILTERS = {
    "type": click.option("--type", "types", metavar="TYPE", multiple=True, help="Only this type; may be repeated."),
    "place": click.option("--place", metavar="PLACE", help="Only this place; also KG or KG-GO (ISO 3166)."),
    "period": click.option("--period", metavar="DATE", help="Only this day, month, year or 2017/2019 (EDTF)."),
    "organisation": click.option("--organisation", metavar="NAME", help="Only this organisation, by any of its names."),
    "outlet": click.option("--outlet", metavar="NAME", help="Only what this outlet reports."),
    "origins": click.option("--min-origins", type=click.IntRange(1), help="Only from so many origins or more."),
    "words": click.option("--words", metavar="QUERY", help="Only where a report has these words."),
}


def format_option(command: Command) -> Command:
    """Add the option that chooses text, JSON or CSV."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "csv"]),
        default="text",
        show_default=True,
        help="Text for people, one JSON object per line, or CSV.",
    )(command)


def as_of_option(command: Command) -> Command:
    """Add the option that goes back in time."""
    return click.option("--as-of", metavar="DATE", help="As the base stood at the end of this day (or time), UTC.")(
        command
    )


def listing_options(*filters: str) -> Callable[[Command], Command]:
    """Add the base, the limit, the format, and those filters that make sense for a list."""
    limit = click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
    options = (base_option, *(_FILTERS[name] for name in filters), as_of_option, limit, format_option)

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def wanted_from(  # noqa: PLR0913, PLR0917 - one parameter for each option
    limit: int,
    types: tuple[str, ...] = (),
    place: str | None = None,
    period: str | None = None,
    organisation: str | None = None,
    outlet: str | None = None,
    min_origins: int | None = None,
    words: str | None = None,
) -> Wanted:
    """Make of the options what is wanted of a list; raises SettingsError where the period is no date."""
    if period is not None and not is_valid(period):
        raise SettingsError("--period", f"{period!r} is no date", "write 2018, 2018-03, 2018-03-14 or 2017/2019")
    first, last = bounds(period) if period else (None, None)
    return Wanted(limit, types, place, first, last, organisation, outlet, min_origins, words)


@contextmanager
def looking(address: str, as_of: str | None) -> Iterator[Connection]:
    """Open a base to look at it, as it stands or as it stood; raises BaseError and SettingsError."""
    with opened(address) as base, looking_into(base, as_of) as (_, connection):
        yield connection


@contextmanager
def looking_into(base: Base, as_of: str | None) -> Iterator[tuple[Base, Connection]]:
    """Look into an open base as it stands or as it stood; gives the base of then as well."""
    if as_of is None:
        with looking_at(base) as connection:
            yield base, connection
        return
    with as_it_stood(base, _moment(as_of)) as then, looking_at(then) as connection:
        yield then, connection


def _moment(words: str) -> datetime:
    """Read a time; a day means its end."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        try:
            moment = datetime.fromisoformat(words)
        except ValueError as error:
            raise SettingsError("--as-of", f"{words!r} is no date", "write 2026-03-01 or 2026-03-01T12:00") from error
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
