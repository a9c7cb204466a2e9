"""`dalil demo`: the main job on reports shipped with the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import click
import yaml
from rich.console import Console
from rich.text import Text

from dalil.cli.rendering import render
from dalil.pipeline import Coder
from dalil.reading import Source, find_sources
from dalil.settings import Facts, Settings


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped report with the facts that its page lacks."""

    source: Source
    facts: Facts


def samples() -> Iterator[Sample]:
    """Give the reports shipped with the package, in the order of their names."""
    folder = files("dalil.samples")
    facts = yaml.safe_load((folder / "facts.yaml").read_text("utf-8"))
    for name in sorted(facts):
        for source in find_sources([str(folder / name)], None):
            if isinstance(source, Source):
                known = {key: str(value) for key, value in facts[name].items() if key in {"published", "outlet", "url"}}
                yield Sample(Source(name, source.data, source.media_type), Facts(**known))


@click.command()
def demo() -> None:
    """Take a tour: read the reports shipped with the package and print their records.

    The reports are invented and need no network.
    """
    coder = Coder.load(Settings())
    console = Console()
    for sample in samples():
        console.print(render(coder.read(sample.source, sample.facts)))
    console.print(Text("The reports above are invented. Next: dalil read YOUR-REPORT.txt", style="dim"))
