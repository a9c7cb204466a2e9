"""`dalil add`: read reports and keep them in a base."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, Any

import click

from dalil.base.adding import CHANGES, Added, Arrival, Change
from dalil.base.decisions import lost
from dalil.base.engine import Base
from dalil.base.finding import report_row
from dalil.base.settling import settle
from dalil.cli.bases import base_option, hand, opened, who_option
from dalil.cli.incoming import Incoming, Intake
from dalil.cli.options import reading_options, settings_from
from dalil.cli.output import open_output
from dalil.cli.sources import Reader
from dalil.errors import DalilError, SourceError
from dalil.records import CodedReport
from dalil.records.keys import short

_WIDTH = 80


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@base_option
@reading_options
@click.option(
    "--arrival",
    type=click.Choice([arrival.value for arrival in Arrival]),
    help="How the reports came: saved as a file, pasted by a person, fetched from their address, or taken from an "
    "archive. Stays in the log.  [default: pasted for -, file for files]",
)
@click.option("--corrects", metavar="KEY", help="The source is the outlet's correction of this report.")
@click.option("--retracts", metavar="KEY", help="The source is the outlet's retraction of this report.")
@click.option("--again", is_flag=True, help="Read reports that the base has once more, with the present model.")
@who_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="One line per report: text for people, or a JSON object.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of stdout.")
def add(  # noqa: PLR0913, PLR0917 - one parameter for each option
    sources: tuple[str, ...],
    address: str,
    arrival: str | None,
    corrects: str | None,
    retracts: str | None,
    again: bool,
    who: str | None,
    style: str,
    output: Path | None,
    **options: Any,
) -> None:
    """Read reports and keep them in a base, with their bytes, records and custody. The base is made if need be.

    SOURCE is as for `dalil read`. The same bytes are kept once: adding them again reads and adds nothing. The same
    page (its address; else outlet, title and date) with other bytes becomes a new version, and what the earlier one
    told counts no longer; so does what the outlet corrects or retracts. Decisions stand on the new version where it
    says the same, else they want a review (`dalil base decisions --review`). How each report came, who added it, when
    and with which version is in `dalil base log`. Each report is added whole or not at all, so a run can be broken off
    and run again.

    \b
    Examples:
      dalil add saved-pages/ --outlet "Morning Post"
      dalil add page.html --arrival fetched --url https://example.org/1 --who ines
      dalil add correction.html --corrects 3f2a9c1b77d0
      dalil add notice.html --retracts 3f2a9c1b77d0
      dalil add saved-pages/ --again
      pbpaste | dalil add - --published 2024-05-17 --base postgresql://me@localhost/reports
    """
    change, earlier = _change(sources, corrects, retracts)
    settings = settings_from(**options)
    with opened(address, create=True) as base, open_output(output, sources) as stream:
        _check_earlier(base, earlier)
        waiting = _waiting(base)
        acting = hand(who)
        intake = Intake(base, settings, again=again)
        reader = Reader(quiet=stream.isatty(), at_once=settings.threads)
        for incoming in reader.each(sources, intake.read):
            if isinstance(incoming, DalilError):
                raise incoming
            if incoming.coded is not None:
                reader.note_language(incoming.coded.report)
            came = Arrival(arrival) if arrival else _arrival(incoming)
            added = intake.store(incoming, came, change, earlier, acting)
            _write(incoming, added, change, style, stream)
            if earlier is not None and not added.new:
                reader.fail(_known(incoming, change))
        settle(base)
        left = len(_waiting(base) - waiting)
    if left:
        wants = "decision wants" if left == 1 else "decisions want"
        click.echo(f"dalil: {left} earlier {wants} a review; see `dalil base decisions --review`", err=True)
    reader.finish()


def _change(sources: tuple[str, ...], corrects: str | None, retracts: str | None) -> tuple[Change, str | None]:
    if corrects is None and retracts is None:
        return Change.PAGE, None
    if corrects is not None and retracts is not None:
        raise click.UsageError("a source corrects a report or retracts it, not both: give --corrects or --retracts")
    if len(sources) > 1 or Path(sources[0]).is_dir():
        raise click.UsageError("--corrects and --retracts take one SOURCE, which is no folder")
    return (Change.CORRECTION, corrects) if corrects is not None else (Change.RETRACTION, retracts)


def _check_earlier(base: Base, earlier: str | None) -> None:
    """Raise BaseError where there is no such report, before anything is read."""
    if earlier is not None:
        with base.reading() as connection:
            report_row(base, connection, earlier)


def _waiting(base: Base) -> set[int]:
    """Give the decisions that want a review."""
    with base.reading() as connection:
        return {one.id for one in lost(connection)}


def _known(incoming: Incoming, change: Change) -> DalilError:
    return SourceError(
        incoming.source.name, f"the base has it already, so it did not become a {change}", "give the outlet's own words"
    )


def _arrival(incoming: Incoming) -> Arrival:
    return Arrival.PASTED if incoming.source.name == "-" else Arrival.FILE


def _write(incoming: Incoming, added: Added, change: Change, style: str, stream: IO[str]) -> None:
    counts = _counts(incoming.coded) if incoming.coded else {}
    if style == "json":
        told = {
            "key": added.key, "source": incoming.source.name, "new": added.new, "read_again": added.read_again,
            "version_of": added.version_of, "change": change if added.version_of else None, "records": counts,
        }  # fmt: skip
        stream.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        stream.write(_line(incoming, added, change, counts) + "\n")
    stream.flush()


def _line(incoming: Incoming, added: Added, change: Change, counts: dict[str, int]) -> str:
    """Write what came of a source in one line of 80 columns at most, its name shortened from the left."""
    named = [f"{count} {kind[:-1] if count == 1 else kind}" for kind, count in counts.items() if count]
    total = sum(counts.values())
    listed, summed = ", ".join(named) or "no records", f"{total} record{'' if total == 1 else 's'}"
    start = f"{short(added.key)}  {_outcome(added, change)}"
    start += f": {listed if len(start) + len(listed) < _WIDTH - 14 else summed}" if incoming.coded else ""
    room = _WIDTH - len(start) - 2
    name = incoming.source.name
    return f"{start}  {name if len(name) <= room else '…' + name[1 - room :]}"


def _outcome(added: Added, change: Change) -> str:
    if added.version_of is not None:
        return f"{CHANGES[change]} {short(added.version_of)}"
    return "new" if added.new else "read again" if added.read_again else "known"


def _counts(coded: CodedReport) -> dict[str, int]:
    kinds = ("events", "designations", "statistics", "statements", "checks")
    return {kind: len(getattr(coded, kind)) for kind in kinds}
