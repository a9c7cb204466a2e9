"""`dalil base`: look after a base: verify, upgrade, count, redact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dalil.base import contents, custody, stamping
from dalil.base.counting import Counts, counts
from dalil.base.engine import connect, migrate, revision, upgrade
from dalil.base.redaction import redact
from dalil.base.stamping import Stamp
from dalil.base.verifying import faults
from dalil.cli.bases import base_option, hand, opened, who_option
from dalil.cli.history import decisions_, log_
from dalil.cli.review import review_
from dalil.errors import BaseError
from dalil.records.keys import short


@click.group("base")
def base_group() -> None:
    """Look after a base: make and verify it, see its log, bring it up to date, count what it holds, redact a report.

    A base only grows: reports, readings and decisions are added, never changed, and every act has its entry in the
    custody log, which hashes the entry before it.
    """


base_group.add_command(log_)
base_group.add_command(decisions_)
base_group.add_command(review_)


@base_group.command()
@base_option
@click.option(
    "--contents",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Keep raw bytes in this folder (from that of the base), not in the base itself.",
)
def create(address: str, folder: Path | None) -> None:
    """Make an empty base, and choose where the raw bytes of reports are kept: in it, or in a folder beside it.

    `dalil add` makes a base as well, with the bytes in it. A folder keeps the base small and its files can be looked
    at, but both belong together: back up both. The choice holds for good.

    \b
    Examples:
      dalil base create --base reports.db --contents raw
      dalil base create --base postgresql://me@localhost/reports --contents /srv/reports/raw
    """
    base = connect(address, create=True)
    try:
        if revision(base) is not None:
            raise BaseError(base.name, "there is a base already", "add to it with dalil add, or give another --base")
        with base.writing() as connection:
            migrate(connection)
            kept = contents.keep_beside(base, connection, folder) if folder else "the base"
    finally:
        base.close()
    click.echo(f"{base.name}: made; raw bytes are kept in {kept}")


@base_group.command()
@base_option
@click.option("--head", metavar="HASH", help="A head that was noted earlier and must still be in the log.")
@click.option(
    "--roots",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Root certificates (PEM) against which the signatures of time stamps are checked.",
)
def verify(address: str, head: str | None, roots: Path | None) -> None:
    """Check the log's chain, every hash, every span, and that the raw bytes still give each text.

    What lists and searches go by (columns, names, roles, indexed words) is derived anew and compared. Each fault is
    named in one line, and the exit status is then 1. The head of the log is printed: whoever notes it elsewhere can
    later show that the log was not rewritten, which nobody can tell from the log alone. Time stamps (`dalil base
    stamp`) show the same; how far each could be checked is said. Texts are made anew where this version of Dalil made
    them.

    \b
    Examples:
      dalil base verify
      dalil base verify --roots authority.pem
      dalil base verify --head 9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab
    """
    found = 0
    trusted = stamping.roots_in(roots) if roots else ()
    with opened(address) as base, base.reading() as connection:
        for fault in faults(connection, base, head, trusted):
            found += 1
            click.echo(f"dalil: {fault.subject}: {fault.what}", err=True)
        last = custody.head(connection)
        stamped = tuple(stamping.stamps(connection, trusted))
    if found:
        raise BaseError(base.name, f"{found} fault{'' if found == 1 else 's'} found", "restore a copy that verifies")
    held = f"{last.seq} log entries\nhead {last.hash}, {last.at}" if last else "an empty log"
    click.echo(f"{base.name}: good; {held}")
    for one in stamped:
        click.echo(_stamped(one))


@base_group.command("stamp")
@click.argument("authority", metavar="URL")
@base_option
@who_option
def stamp_(authority: str, address: str, who: str | None) -> None:
    """Have an outside time authority (RFC 3161) stamp the head of the log, so that it cannot be rewritten unseen.

    URL is that of an authority which you trust and others will. Only the head's hash is sent to it. Its answer is kept
    in the base; `dalil base verify --roots` checks it against the authority's root certificates. Needs the extra:
    pip install 'dalil[stamps]'.

    \b
    Example:
      dalil base stamp http://timestamp.example.org/tsr
    """
    with opened(address) as base:
        click.echo(_stamped(stamping.ask_for(base, authority, hand(who))))


@base_group.command("upgrade")
@base_option
def upgrade_(address: str) -> None:
    """Bring a base that an earlier Dalil made to this version; one that is up to date stays as it is.

    \b
    Example:
      dalil base upgrade --base reports.db
    """
    base = connect(address)
    try:
        before = revision(base)
        if before is None:
            raise BaseError(base.name, "it holds no base", "make one with dalil add, or give another --base")
        upgrade(base)
        after = revision(base)
    finally:
        base.close()
    click.echo(
        f"{base.name}: " + (f"up to date ({after})" if before == after else f"upgraded from {before} to {after}")
    )


@base_group.command()
@base_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or one JSON object.",
)
def stats(address: str, style: str) -> None:
    """Count what a base holds.

    \b
    Examples:
      dalil base stats
      dalil base stats --format json
    """
    with opened(address) as base:
        counted = counts(base)
    if style == "json":
        click.echo(json.dumps(asdict(counted), ensure_ascii=False, default=str))
        return
    for number, words in _listed(counted):
        click.echo(f"{number:>15,}  {words}")


@base_group.command("redact")
@click.argument("key")
@click.option("--reason", required=True, help="Why; stays in the log, so it must not tell what is to go.")
@base_option
@who_option
def redact_(key: str, reason: str, address: str, who: str | None) -> None:
    """Remove a report's content for good: its bytes, text, names, records, and what decisions say of them.

    KEY is the report's, as `dalil add` printed it. Hashes, outlet and day stay, and the log still verifies. The same
    bytes are not added again. Decisions that stand on another version of the report hold on there, without their
    reasons; a correction whose words that version lacks wants a review. The base's file is rewritten, so that nothing
    remains in it; copies that you made of it are for you to see to.

    \b
    Example:
      dalil base redact 3f2a9c1b77d0 --reason "asked by a person named in it, 2026-05-17"
    """
    with opened(address) as base:
        done = redact(base, key, reason, hand(who))
    click.echo(f"{short(done.key)}  redacted")
    if done.versions:
        click.echo(f"Other versions of it remain: {', '.join(short(other) for other in done.versions)}")
    if done.decisions:
        click.echo(f"Decisions that hold on there, without their reasons: {', '.join(map(str, done.decisions))}")


def _stamped(one: Stamp) -> str:
    """Say what a stamp shows, and what of it was not checked."""
    when = f"{one.at:%Y-%m-%d %H:%M:%S} UTC" if one.at else "at a time that was not read"
    checked = f"not checked: {one.unchecked}" if one.unchecked else "signature checked"
    return f"entry {one.seq} stamped {when} by {one.authority}\n  {checked}"


def _listed(counted: Counts) -> Iterator[tuple[int, str]]:
    published = f", {counted.first} to {counted.last}" if counted.first and counted.last else ""
    outlets = f"{counted.outlets} outlet{'' if counted.outlets == 1 else 's'}"
    yield counted.reports, f"reports by {outlets}{published}"
    yield from ((count, f"  in language {code}") for code, count in counted.languages.items())
    yield counted.versions, "earlier versions"
    yield counted.redacted, "redacted reports"
    yield sum(counted.records.values()), "records"
    yield from ((count, f"  {kind}s") for kind, count in counted.records.items())
    yield counted.entities, "entities"
    yield counted.readings, "readings"
    yield counted.decisions, "decisions"
    yield counted.log, "log entries"
    yield counted.bytes, "bytes of raw content"
