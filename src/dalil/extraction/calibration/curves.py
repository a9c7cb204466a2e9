"""Curves: from the raw confidence and the features of a record to a chance, one curve for each kind of record."""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dalil.errors import ModelError
from dalil.extraction.calibration.features import FEATURES, Kind

SUREST = 0.98
"""Raw confidences are taken to lie within 1 - SUREST and SUREST: beyond, they say how a head was trained."""

LEAST, MOST = 0.01, 0.99
"""No record is certain, and none impossible."""

PATH = Path(str(files("dalil.extraction.calibration") / "curves.yaml"))


class Curve(BaseModel):
    """A logistic curve over the raw confidence's log odds and a record's features (Platt 1999).

    ``slope`` is never negative: of two records with the same features, the one of higher raw confidence keeps it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: float = 0.0
    slope: float = Field(default=1.0, ge=0)
    features: dict[str, float] = {}

    def chance(self, confidence: float, features: Mapping[str, float]) -> float:
        """Give the chance (0 to 1) that a record of a raw confidence (0 to 1) and these features is right."""
        odds = self.level + self.slope * log_odds(confidence)
        odds += sum(weight * features[name] for name, weight in self.features.items())
        return round(min(max(_chance(odds), LEAST), MOST), 3)


class Calibration(BaseModel):
    """The curves of the four kinds of record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statements: Curve
    events: Curve
    designations: Curve
    statistics: Curve

    @model_validator(mode="after")
    def _known(self) -> Calibration:
        for kind, features in FEATURES.items():
            if unknown := self.curve(kind).features.keys() - features.keys():
                raise ValueError(f"{kind} have no feature {min(unknown)!r}")
        return self

    def curve(self, kind: Kind) -> Curve:
        """Give the curve of a kind."""
        curve: Curve = getattr(self, kind)
        return curve

    def to_yaml(self) -> str:
        """Write the curves as the file that ``load_calibration`` reads."""
        return yaml.safe_dump(self.model_dump(), sort_keys=False, allow_unicode=True)


IDENTITY = Calibration(statements=Curve(), events=Curve(), designations=Curve(), statistics=Curve())
"""Leaves confidences as extraction has them."""


def log_odds(confidence: float) -> float:
    """Give the log odds of a raw confidence, 0 to 1, within what is taken for sure."""
    held = min(max(confidence, 1 - SUREST), SUREST)
    return math.log(held / (1 - held))


def load_calibration(path: Path = PATH) -> Calibration:
    """Load curves; raises ModelError where the file is missing or makes no sense."""
    remedy = "reinstall dalil, or fit the curves anew with training.calibrate_records"
    try:
        return Calibration.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ModelError(str(path), "is not there", remedy) from error
    except (yaml.YAMLError, ValidationError) as error:
        raise ModelError(str(path), "holds no curves", remedy) from error


def _chance(odds: float) -> float:
    """Give the logistic of log odds, whatever their size."""
    part = math.exp(-abs(odds))
    return 1 / (1 + part) if odds >= 0 else part / (1 + part)
