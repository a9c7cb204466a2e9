"""The vocabulary of incidents: which types of events can be one incident, and the words that tell them."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from dalil.errors import CodebookError


class Shipped(BaseModel):
    """Base of what is shipped beside the code: nothing unknown, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


S = TypeVar("S", bound=Shipped)


class Families(Shipped):
    """Types of events by family; a type that no family lists is a family of its own."""

    families: dict[str, frozenset[str]]
    near: tuple[tuple[str, str], ...]
    suffering: frozenset[str]
    authorities: frozenset[str]
    ahead: frozenset[str]
    uncounted: frozenset[str]
    another: frozenset[str]
    known: frozenset[str]
    new: frozenset[str]
    single: frozenset[str]
    anyone: frozenset[str]
    pronouns: frozenset[str]
    clauses: frozenset[str]
    alike: dict[str, frozenset[str]]
    part: frozenset[str]
    part_of: frozenset[str]
    relatives: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]
    hurt: frozenset[str]
    ages: frozenset[str]
    disowning: frozenset[str]

    @model_validator(mode="after")
    def _once(self) -> Families:
        types = [each for members in self.families.values() for each in members]
        if len(types) != len(set(types)):
            raise ValueError("a type stands in two families")
        return self

    @cached_property
    def _of_type(self) -> dict[str, str]:
        return {each: family for family, members in self.families.items() for each in members}

    @cached_property
    def _near(self) -> dict[str, frozenset[str]]:
        pairs = [*self.near, *((other, one) for one, other in self.near)]
        return {one: frozenset(other for first, other in pairs if first == one) for one, _ in pairs}

    def family(self, event_type: str) -> str:
        """Give the family of a type."""
        return self._of_type.get(event_type, event_type)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {word: kind for kind, words in self.alike.items() for word in words}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Give the words that call people the same as others do."""
        return frozenset(self._kinds)

    def kind(self, word: str) -> str:
        """Give the word that stands for all those that call people the same."""
        return self._kinds.get(word, word)

    def near_to(self, family: str) -> frozenset[str]:
        """Give the families whose words reports exchange with those of this one."""
        return self._near.get(family, frozenset())


@cache
def families() -> Families:
    """Give the shipped families."""
    return load("families", Families)


def load(name: str, model: type[S]) -> S:
    """Load ``data/NAME.yaml`` as ``model``; raises CodebookError where it does not validate."""
    path = files(__package__) / "data" / f"{name}.yaml"
    try:
        return model.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CodebookError(f"{name}.yaml", "is not YAML", "mend the line", line) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CodebookError(f"{name}.yaml", f"{where}: {first['msg']}", "mend the entry") from error
