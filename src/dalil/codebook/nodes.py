"""YAML with line numbers: plain data beside the line on which every part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dalil.errors import CodebookError

Location = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where it is there: six times as fast, and the same nodes."""


@dataclass(slots=True)
class Document:
    """The data of one YAML file; ``lines`` maps each location (keys and list positions) to its line, from 1."""

    path: Path
    data: dict[str, Any]
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int | None:
        """Find the line of a location, or of the nearest part around it that is written in the file."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location)

    def fault(self, location: Location, cause: str, remedy: str) -> CodebookError:
        """Make the error for a fault at a location."""
        return CodebookError(str(self.path), cause, remedy, self.line(location))


def parse(path: Path) -> Document:
    """Read a YAML file; raises CodebookError where it is unreadable, no YAML, or no mapping of keys."""
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_LOADER)
    except OSError as error:
        raise CodebookError(str(path), error.strerror or "cannot be read", "give the path of a YAML file") from error
    except UnicodeDecodeError as error:
        raise CodebookError(str(path), "is not UTF-8 text", "save the file as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = ", ".join(words for words in (error.context, error.problem) if words)
        cause = f"is not valid YAML ({problem})"
        raise CodebookError(str(path), cause, "mend the indentation, quotes or brackets there", line) from error
    except yaml.YAMLError as error:
        raise CodebookError(str(path), "is not valid YAML", "remove control characters from the file") from error
    if not isinstance(root, yaml.MappingNode):
        raise CodebookError(str(path), "holds no codebook", "start with a key such as event_types:", 1)
    document = Document(path, {})
    document.data = _value(root, (), document)
    return document


def _value(node: yaml.Node, location: Location, document: Document) -> Any:
    document.lines.setdefault(location, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, location, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*location, index), document) for index, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, location: Location, document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        below = (*location, name)
        if name in data:
            document.lines[below] = key.start_mark.line + 1
            raise document.fault(below, f"the key {name!r} stands twice", "keep one of the two")
        document.lines[below] = key.start_mark.line + 1
        data[name] = _value(value, below, document)
    return data


def _scalar(node: yaml.Node) -> Any:
    # YAML 1.1 reads on, off, yes and no as truth values; here they are words ("attack on the market").
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() in ("true", "false"):
        return node.value.lower() == "true"
    if node.tag == "tag:yaml.org,2002:int" and node.value.isdigit():
        return int(node.value)
    if node.tag == "tag:yaml.org,2002:float":
        return float(node.value)
    return node.value
