"""docs/codebook.md is true: its example validates, and no field goes without its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from dalil.codebook import faults, load_codebook, schema

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text("utf-8")
MODELS = [
    model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == schema.__name__
]


def documented(model: type[BaseModel]) -> set[str]:
    section = PAGE.partition(f"\n### {model.__name__}\n")[2]
    return set(re.findall(r"^\| `(\w+)` \|", re.split(r"\n##+ ", section)[0], re.MULTILINE))


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m.__name__ not in {"_Part", "Codebook"}], ids=lambda m: m.__name__
)
def test_every_field_has_its_line(model: type[BaseModel]) -> None:
    assert documented(model) == set(model.model_fields)


def test_the_documented_example_is_a_good_codebook(tmp_path: Path) -> None:
    match = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    path = tmp_path / "mine.yaml"
    path.write_text(match.group(1), "utf-8")
    assert faults(path) == ()
    codebook = load_codebook(path)
    kind = codebook.types["shrine_destruction"]
    assert kind.parent == "attack"
    assert "mausoleum" in kind.predicates[0].require["ARG1"]
    assert len(codebook.event_types) == len(load_codebook().event_types) + 1
    assert codebook.measures[-1].id == "shrines_destroyed"
