"""Check a corpus of annotated reports and count what it holds: ``python -m dalil.bench.annotated corpus``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dalil.bench.annotated.consistency import contradictions
from dalil.bench.annotated.counting import on_page, table
from dalil.bench.annotated.loading import read
from dalil.codebook import load_codebook
from dalil.errors import DalilError


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--page", is_flag=True, help="Write the table into the README.md of FOLDER.")
def check(folder: Path, page: bool) -> None:
    """Print every fault of the annotations in FOLDER, or a table of what they hold; exit status 1 where one is."""
    codebook = load_codebook()
    found: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        report, faults = read(path)
        found += map(str, faults)
        found += [f"{path}: {line}" for line in contradictions(report, codebook)] if report else []
    for line in found:
        click.echo(line)
    if found:
        sys.exit(1)
    lines = list(table(folder))
    for line in lines:
        click.echo(line)
    if page:
        readme = folder / "README.md"
        readme.write_text(on_page(readme.read_text(encoding="utf-8"), lines), encoding="utf-8")


def main() -> None:
    """Run the check; an error of Dalil's becomes one line on stderr and exit status 2."""
    try:
        check()
    except DalilError as error:
        click.echo(f"dalil: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
