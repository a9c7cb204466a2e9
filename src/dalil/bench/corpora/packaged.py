"""Data that the corpora's readers bring along: types in Dalil's vocabulary, and documents named in a split."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeAlias

import yaml
from pydantic import TypeAdapter

from dalil.language.analysis import MentionType

_Types: TypeAlias = dict[str, dict[str, MentionType]]


@cache
def mention_types(corpus: str) -> dict[str, MentionType]:
    """Give Dalil's mention type for each of the corpus's own types that has one."""
    text = (files(__package__) / "types.yaml").read_text(encoding="utf-8")
    return TypeAdapter[_Types](_Types).validate_python(yaml.safe_load(text))[corpus]


@cache
def listed(name: str) -> frozenset[str]:
    """Give the ids of the documents named in ``splits/NAME.txt``."""
    return frozenset((files(__package__) / "splits" / f"{name}.txt").read_text(encoding="utf-8").split())
