"""The gate: run every benchmark whose data is there, and fail where a metric drops below its floor.

``python -m dalil.bench.gate DATA``; ``DATA`` holds a folder for each corpus.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import click

from dalil.bench.floors import Floors, named
from dalil.bench.registry import BENCHMARKS
from dalil.bench.results import BenchmarkResult
from dalil.errors import BenchmarkError, DalilError
from dalil.pipeline import Coder
from dalil.settings import Settings

FOLDERS = {
    "articles": "../articles", "ewt-srl": "ewt", "meantime-linking": "meantime", "meantime-time": "meantime",
    "muc4-slots": "muc4",
}  # fmt: skip
"""Where a benchmark's data lies within ``DATA``, if not in the folder of its name."""
OWN = {"affiliations": "affiliations", "checks": "checks", "dalil-corpus": ".", "names": "names", "stories": "stories"}
"""Where the data of Dalil's own benchmarks lies within its corpus."""

_FLOORS = Path("benchmarks/floors.toml")
_CORPUS = Path("corpus")


@click.command()
@click.argument("data", type=click.Path(path_type=Path))
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=_CORPUS,
    show_default=True,
    help="Dalil's own corpus, which lies in the repository.",
)
@click.option("--floors", "path", type=click.Path(path_type=Path), default=_FLOORS, show_default=True)
@click.option("--raise", "raising", is_flag=True, help="Raise the floors to what was reached.")
@click.option("--lower", "lowering", nargs=2, multiple=True, metavar="NAME REASON", help="Lower BENCHMARK.METRIC.")
@click.option("--results", type=click.Path(path_type=Path), help="Write what was measured here, with the model's hash.")
def gate(  # noqa: PLR0913, PLR0917 - Click hands every option over by name
    data: Path, corpus: Path, path: Path, raising: bool, lowering: tuple[tuple[str, str], ...], results: Path | None
) -> None:
    """Run the benchmarks against their floors; exit status 1 where one has dropped."""
    floors = Floors.load(path)
    measured = run_all(data, corpus, Coder.load(Settings()))
    values = {name: value for result in measured for name, value in named(result).items()}
    for name, reason in lowering:
        if name not in values:
            raise BenchmarkError(name, "it was not measured", f"name one of: {', '.join(sorted(values)) or 'none'}")
        floors = floors.lower(name, values[name], reason)
    dropped = [line for result in measured for line in floors.dropped(result)]
    if raising:
        for result in measured:
            floors = floors.raised(result)
    if raising or lowering:
        path.write_text(floors.to_toml(), encoding="utf-8")
    if results is not None:
        results.write_text(to_json(measured), encoding="utf-8")
    for line in dropped:
        click.echo(line, err=True)
    sys.exit(bool(dropped))


def to_json(measured: list[BenchmarkResult]) -> str:
    """Write results as JSON beside the hash of the shipped model; without the seconds, which no two runs share."""
    rows = [{key: value for key, value in r.to_json().items() if key != "seconds"} for r in measured]
    return json.dumps({"model": model_hash(), "results": rows}, indent=1) + "\n"


def model_hash() -> str:
    """Give the SHA-256 over the names and bytes of the shipped model's files."""
    digest = sha256()
    for file in sorted((files("dalil") / "model").iterdir(), key=lambda file: file.name):
        if file.name.endswith((".onnx", ".json")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def run_all(data: Path, corpus: Path, coder: Coder) -> list[BenchmarkResult]:
    """Run the benchmarks whose folder is there on dev, printing each metric.

    Raises BenchmarkError where no folder is there.
    """
    results = []
    for name, run in BENCHMARKS.items():
        folder = corpus / OWN[name] if name in OWN else data / FOLDERS.get(name, name)
        if not folder.is_dir():
            click.echo(f"{name}: left out, no {folder}", err=True)
            continue
        result = run(folder, "dev", coder)
        results.append(result)
        for metric, value in named(result).items():
            click.echo(f"{metric} {value:.4f}")
    if not results:
        raise BenchmarkError(str(data), "no benchmark's data is there", "give the folder that holds the corpora")
    return results


def main() -> None:
    """Run the gate; an error of Dalil's becomes one line on stderr and exit status 2."""
    try:
        gate()
    except DalilError as error:
        click.echo(f"dalil: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
