"""`dalil demo`: the main job on reports shipped with the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import click
import yaml
from rich.text import Text

from dalil.cli.output import console, open_output
from dalil.cli.rendering import render
from dalil.pipeline import Coder
from dalil.reading import Source, find_sources
from dalil.settings import Facts, Settings

SHOWN = 3
"""Records of each kind that the tour shows of a report."""

_INTRODUCTION = """\
{count} reports, invented for this tour: groups and persons do not exist, places do.
Shown are the {shown} fullest records of each kind; `dalil demo NAME` shows all."""

_NEXT = """\
Next: dalil demo {name}
      dalil read YOUR-REPORT.txt --published 2024-05-17 --outlet "Morning Post"
      dalil uncoded YOUR-REPORT.txt"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped report with the facts that its page lacks."""

    source: Source
    facts: Facts


def samples() -> Iterator[Sample]:
    """Give the reports shipped with the package, in the order of `facts.yaml`."""
    folder = files("dalil.samples")
    facts = yaml.safe_load((folder / "facts.yaml").read_text("utf-8"))
    for name in facts:
        for source in find_sources([str(folder / name)], None):
            if isinstance(source, Source):
                known = facts[name]
                told = Facts(published=known["published"], outlet=known["outlet"], url=known["url"])
                yield Sample(Source(name, source.data, source.media_type), told)


@click.command()
@click.argument("name", required=False)
def demo(name: str | None) -> None:
    """Take a tour: read the reports shipped with the package and print their records.

    The reports are invented and need no network. With the NAME of one, print all its records.

    \b
    Examples:
      dalil demo
      dalil demo osh-1-agency
    """
    shipped = {sample.source.name.partition(".")[0]: sample for sample in samples()}
    chosen = None if name is None else name.partition(".")[0]
    if chosen is not None and chosen not in shipped:
        raise click.BadParameter(f"{name!r} is none of the shipped reports: {', '.join(shipped)}", param_hint="NAME")
    coder = Coder.load(Settings())
    with open_output(None) as stream:
        screen = console(stream)
        if chosen is None:
            screen.print(Text(_INTRODUCTION.format(count=len(shipped), shown=SHOWN) + "\n"))
        for sample in shipped.values() if chosen is None else [shipped[chosen]]:
            screen.print(Text(f"{sample.source.name}, invented for demonstration", style="dim"))
            screen.print(render(coder.read(sample.source, sample.facts), SHOWN if chosen is None else None))
        screen.print(Text(_NEXT.format(name=next(iter(shipped)))))
