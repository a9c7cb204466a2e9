"""Which features of GeoNames are kept, and as what, read from ``geonames_features.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

Kind = Literal["country", "admin1", "admin2", "settlement", "region", "point"]


class Features(BaseModel):
    """The contents of the data file: GeoNames' feature codes by kind, and its languages that are none."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kinds: dict[Kind, frozenset[str]]
    former: frozenset[str]
    codes: frozenset[str]
    short: frozenset[str]

    def kind_of(self) -> dict[str, Kind]:
        """Map feature codes to kinds."""
        return {code: kind for kind, codes in self.kinds.items() for code in codes}


@cache
def features() -> Features:
    """Read the features."""
    text = files("dalil.resolving").joinpath("data", "geonames_features.yaml").read_text(encoding="utf-8")
    return Features.model_validate(yaml.safe_load(text))
