"""`dalil base review`: settle a decision that a later reading or version left without a record."""

from __future__ import annotations

import click

from dalil.base.reviewing import confirm, drop
from dalil.cli.bases import base_option, hand, opened, who_option


@click.command("review")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("records", metavar="[ID...]", nargs=-1)
@click.option("--drop", "dropped", is_flag=True, help="Let it hold no longer.")
@base_option
@click.option("--reason", required=True, help="Why; it stands beside the decision for good.")
@who_option
def review_(  # noqa: PLR0913, PLR0917 - one parameter for each option
    number: int, records: tuple[str, ...], dropped: bool, address: str, reason: str, who: str | None
) -> None:
    """Settle a decision that wants a review: make it anew on a record, or drop it. It stays listed.

    NUMBER is that of `dalil base decisions --review`. ID is the record that it is to hold on from now (two for merge
    and split): another, or the one that it was on, where what was corrected says otherwise now.

    \b
    Examples:
      dalil base review 12 77d03f2a9c1b.v4 --reason "the same raid, further down"
      dalil base review 12 --drop --reason "the new version no longer tells it"
    """
    if dropped == bool(records):
        raise click.UsageError("give the ID of a record, or --drop")
    acting = hand(who)
    with opened(address) as base:
        made = drop(base, number, reason, acting) if dropped else confirm(base, number, records, reason, acting)
    done = "dropped" if dropped else f"made anew on {', '.join(records)}"
    click.echo(f"decision {number}: {done} in decision {made} by {acting.who}")
