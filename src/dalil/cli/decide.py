"""`dalil decide`: what a person says of a record or a group; kept for good, nothing is overwritten."""

from __future__ import annotations

import json
from typing import Any

import click

from dalil.base.deciding import merge, split
from dalil.base.decisions import Verb
from dalil.base.decisions import decide as keep
from dalil.base.linked import relink
from dalil.cli.bases import base_option, hand, opened, who_option

_ARGUMENTS = {"accept": "", "reject": "", "correct": "FIELD VALUE...", "merge": "OTHER...", "split": "MEMBER..."}


@click.command()
@click.argument("key", metavar="ID")
@click.argument("verb", type=click.Choice([verb.value for verb in Verb]))
@click.argument("arguments", metavar="[FIELD VALUE... | OTHER... | MEMBER...]", nargs=-1)
@base_option
@click.option("--reason", required=True, help="Why; it stands beside the decision for good.")
@who_option
def decide(  # noqa: PLR0913, PLR0917 - one parameter for each option
    key: str, verb: str, arguments: tuple[str, ...], address: str, reason: str, who: str | None
) -> None:
    """Accept, reject or correct a record; merge groups or take members out of one. Nothing is overwritten.

    A later decision on the same thing overrules an earlier one. FIELD is a path in the record (quantity.value,
    places.0.name), VALUE is JSON or words; several are corrected together. What is linked to the record is linked anew.
    All that is decided at once holds, or none of it.

    \b
    Examples:
      dalil decide 3f2a9c1b77d0.v1 reject --reason "a rumour, retracted the next day"
      dalil decide 3f2a9c1b77d0.q2 correct quantity.value 14 --reason "misread table"
      dalil decide i-3f2a9c1b77d0.v1 merge i-77d03f2a9c1b.v4 --reason "same raid"
      dalil decide i-3f2a9c1b77d0.v1 split 77d03f2a9c1b.v4 --reason "a week later"
    """
    _check(verb, arguments)
    acting = hand(who)
    with opened(address) as base:
        if verb == Verb.MERGE:
            numbers = merge(base, key, arguments, reason, acting)
        elif verb == Verb.SPLIT:
            numbers = split(base, key, arguments, reason, acting)
        else:
            value = {field: _value(words) for field, words in zip(arguments[::2], arguments[1::2], strict=True)} or None
            numbers = (keep(base, verb, key, value=value, reason=reason, hand=acting, then=relink),)
    click.echo(f"{verb} {key}: decision {', '.join(map(str, numbers))} by {acting.who}")


def _check(verb: str, arguments: tuple[str, ...]) -> None:
    fits = {"correct": bool(arguments) and len(arguments) % 2 == 0, "merge": bool(arguments), "split": bool(arguments)}
    if not fits.get(verb, not arguments):
        raise click.UsageError(f"{verb} takes {_ARGUMENTS[verb] or 'nothing'} after it")


def _value(words: str) -> Any:
    """Read a value as JSON where it is some, else as the words themselves."""
    try:
        return json.loads(words)
    except json.JSONDecodeError:
        return words
