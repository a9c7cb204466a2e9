"""Loading of the language layer's word lists: YAML beside the code, validated by a pydantic model."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dalil.errors import CodebookError


class Vocabulary(BaseModel):
    """Base of all word lists: nothing unknown, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


V = TypeVar("V", bound=Vocabulary)


def load(name: str, model: type[V]) -> V:
    """Load ``language/data/NAME.yaml`` as ``model``; raises CodebookError where it does not validate."""
    path = files("dalil.language") / "data" / f"{name}.yaml"
    try:
        # Every scalar stays a string, since "no", "on" and "y" are words; pydantic makes numbers where a model asks.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        return model.model_validate(yaml.load(path.read_text("utf-8"), Loader=loader))  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CodebookError(f"{name}.yaml", "is not YAML", "mend the line", line) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CodebookError(f"{name}.yaml", f"{where}: {first['msg']}", "mend the entry") from error
