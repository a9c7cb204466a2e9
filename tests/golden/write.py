"""Golden files: what whole reports give, so that a change is seen in review. Run `make golden` to write them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dalil.cli.demo import samples
from dalil.pipeline import Coder
from dalil.records import to_json
from dalil.settings import Settings

HERE = Path(__file__).parent
NAMES = ("osh-1-agency.txt", "skopje-trial.txt")


def golden(coder: Coder, name: str) -> dict[str, Any]:
    """Read a shipped report; confidences are rounded, since their last digits differ from processor to processor."""
    sample = next(each for each in samples() if each.source.name == name)
    coded: dict[str, Any] = json.loads(to_json(coder.read(sample.source, sample.facts)))
    for kind in ("events", "designations", "statistics", "statements"):
        for record in coded[kind]:
            record["confidence"] = round(record["confidence"], 2)
    return coded


def path(name: str) -> Path:
    """Give the golden file of a shipped report."""
    return HERE / f"{name.partition('.')[0]}.json"


def main() -> None:
    """Write the files."""
    coder = Coder.load(Settings())
    for name in NAMES:
        path(name).write_text(json.dumps(golden(coder, name), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
