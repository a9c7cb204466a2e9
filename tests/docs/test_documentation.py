"""The documentation says what is true now."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from dalil.records import json_schema

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_line_reference_is_up_to_date(build: ModuleType) -> None:
    assert build.REFERENCE.read_text("utf-8") == build.reference(), "run `make docs`"


def test_the_published_schema_is_up_to_date(build: ModuleType) -> None:
    assert build.SCHEMA.read_text("utf-8") == build.schema(), "run `make docs`"


def documented() -> dict[str, set[str]]:
    sections: dict[str, set[str]] = {}
    for part in (DOCS / "records.md").read_text("utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        sections[name.strip()] = set(re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE))
    return sections


def test_every_exported_field_has_its_line() -> None:
    schema = json_schema()
    definitions = {**schema["$defs"], "CodedReport": schema}
    fields = {name: set(d["properties"]) for name, d in definitions.items() if "properties" in d}
    assert documented() == fields
