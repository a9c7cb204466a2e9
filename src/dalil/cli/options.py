"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dalil.errors import SettingsError
from dalil.records.edtf import is_valid
from dalil.settings import Facts, Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def reading_options(command: Command) -> Command:
    """Add the options that say how to read: facts of the report, codebook, model, threshold."""
    for option in reversed(
        (
            click.option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD), where the page lacks it."),
            click.option("--outlet", metavar="NAME", help="Name of the outlet."),
            click.option("--url", metavar="URL", help="Address of the page."),
            click.option("--author", "authors", metavar="NAME", multiple=True, help="Author; may be given again."),
            click.option("--codebook", type=click.Path(path_type=Path), help="Codebook instead of the shipped one."),
            click.option("--model", type=click.Path(path_type=Path), help="Folder of a model instead of the shipped."),
            click.option(
                "--min-confidence",
                type=click.FloatRange(0, 1),
                default=Settings().min_confidence,
                show_default=True,
                help="Leave out records below this confidence, but no statement that another record stands in.",
            ),
            click.option(
                "--threads",
                type=click.IntRange(1),
                default=2,
                show_default=True,
                help="Reports read at once, each in a thread of its own.",
            ),
        )
    ):
        command = option(command)
    return command


def settings_from(
    published: str | None,
    outlet: str | None,
    url: str | None,
    authors: tuple[str, ...],
    codebook: Path | None,
    model: Path | None,
    min_confidence: float,
    threads: int,
) -> Settings:
    """Make settings of the options; raises SettingsError where the date is none."""
    if published is not None and not is_valid(published):
        raise SettingsError(
            "--published", f"{published!r} is no date", "write it as YYYY-MM-DD, for example 2024-05-17"
        )
    facts = Facts(published=published, outlet=outlet, url=url, authors=authors)
    return Settings(facts, codebook, model, min_confidence, threads)
