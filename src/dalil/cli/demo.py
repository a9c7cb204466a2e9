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

_PLACE = "KZ"
"""Where what the reports of `account/` tell happened."""

_NEXT = """\
Next: dalil demo {name}
      dalil read YOUR-REPORT.txt --published 2024-05-17 --outlet "Morning Post"
      dalil add YOUR-REPORTS/ && dalil incidents
      dalil uncoded YOUR-REPORT.txt"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped report with the facts that its page lacks."""

    source: Source
    facts: Facts


def samples(folder: str = "") -> Iterator[Sample]:
    """Give the reports shipped with the package, in the order of `facts.yaml`: the tour's, or those of `account`."""
    shipped = files("dalil.samples") / folder
    facts = yaml.safe_load((shipped / "facts.yaml").read_text("utf-8"))
    for name in facts:
        for source in find_sources([str(shipped / name)], None):
            if isinstance(source, Source):
                known = facts[name]
                told = Facts(published=known["published"], outlet=known["outlet"], url=known["url"])
                yield Sample(Source(name, source.data, source.media_type), told)


@click.command()
@click.argument("name", required=False)
def demo(name: str | None) -> None:
    """Take a tour: read the reports shipped with the package, print their records, and what they tell together.

    The reports are invented and need no network; the base that they are added to is removed in the end. With the NAME
    of one, print all its records.

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
        read = []
        for sample in shipped.values() if chosen is None else [shipped[chosen]]:
            screen.print(Text(f"{sample.source.name}, invented for demonstration", style="dim"))
            read.append((sample.source, coder.read(sample.source, sample.facts)))
            screen.print(render(read[-1][1], SHOWN if chosen is None else None))
        if chosen is None:
            from dalil.cli.account import account  # noqa: PLC0415 - a database takes long to load

            read += [(sample.source, coder.read(sample.source, sample.facts)) for sample in samples("account")]
            for part in account(read, coder.codebook, _PLACE):
                screen.print(part)
        screen.print(Text(_NEXT.format(name=next(iter(shipped)))))
