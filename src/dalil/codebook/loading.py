"""From YAML files to a validated codebook, with every fault at its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dalil.codebook.consistency import across, within
from dalil.codebook.nodes import Document, parse
from dalil.codebook.schema import Codebook, CodebookFile
from dalil.errors import CodebookError

SHIPPED = Path(__file__).parent / "data" / "extremism"


@dataclass(frozen=True, slots=True)
class _Loaded:
    document: Document
    part: CodebookFile


def load_codebook(path: Path | None = None) -> Codebook:
    """Load a codebook file or folder, or the shipped one (None); raises CodebookError for the first fault."""
    codebook, found = _load(path)
    if found or codebook is None:
        raise found[0]
    return codebook


def faults(path: Path | None = None) -> tuple[CodebookError, ...]:
    """Find every fault of a codebook file or folder, in the order of its files and lines."""
    return _load(path)[1]


def _load(path: Path | None) -> tuple[Codebook | None, tuple[CodebookError, ...]]:
    try:
        documents = [parse(file) for file in _files(path or SHIPPED)]
        base = [parse(file) for file in _base(path, documents)]
    except CodebookError as error:
        return None, (error,)
    terms = _terms([*base, *documents])
    loaded: list[_Loaded] = []
    found: list[CodebookError] = []
    for document in [*base, *documents]:
        try:
            found.extend(_expand(document, terms))
            loaded.append(_Loaded(document, CodebookFile.model_validate(document.data)))
        except ValidationError as error:
            unfit = [_fault(document, details) for details in error.errors()]
            found.extend(sorted(unfit, key=lambda fault: fault.line or 0))
    if not found:
        for item in loaded:
            found.extend(item.document.fault(*fault) for fault in within(item.part))
    if found:
        return None, tuple(found)
    codebook = _merge([item.part for item in loaded[: len(base)]], [item.part for item in loaded[len(base) :]])
    for item in loaded[len(base) :]:
        found.extend(item.document.fault(*fault) for fault in across(item.part, codebook))
    found.extend(_repeats(loaded[len(base) :]))
    return codebook, tuple(found)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml"))
    if not files:
        raise CodebookError(str(path), "the folder holds no .yaml file", "give a codebook file, or a folder of them")
    return files


def _base(path: Path | None, documents: list[Document]) -> list[Path]:
    """Give the shipped files that a codebook builds on: all where it extends them, the coding schemes always."""
    if path is None or path.resolve() == SHIPPED:
        return []
    extends = any(document.data.get("extends") == "default" for document in documents)
    return _files(SHIPPED) if extends else [SHIPPED / "schemes.yaml"]


def _terms(documents: list[Document]) -> dict[str, list[Any]]:
    terms: dict[str, list[Any]] = {}
    for document in documents:
        named = document.data.get("terms")
        if isinstance(named, dict):
            terms |= {name: words for name, words in named.items() if isinstance(words, list)}
    return terms


def _expand(document: Document, terms: Mapping[str, list[Any]]) -> Iterator[CodebookError]:
    """Replace ``$name`` inside lists of lemmas by the words of that term; yield a fault for each unknown name."""

    def expanded(value: Any, location: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            return {key: expanded(item, (*location, key)) for key, item in value.items()}
        if not isinstance(value, list):
            return value
        items: list[Any] = []
        for index, item in enumerate(value):
            if not (isinstance(item, str) and item[:1] == "$" and item[1:]):
                items.append(expanded(item, (*location, index)))
            elif item[1:] in terms:
                items.extend(word for word in terms[item[1:]] if word not in items)
            else:
                known = ", ".join(sorted(terms)) or "none is defined"
                unknown.append(document.fault((*location, index), f"{item} is no term", f"use one of: {known}"))
        return items

    unknown: list[CodebookError] = []
    document.data = expanded(document.data, ())
    yield from unknown


def _fault(document: Document, details: ErrorDetails) -> CodebookError:
    location = tuple(part for part in details["loc"] if part != "[key]")
    where = ".".join(str(part) for part in location)
    context = details.get("ctx", {})
    remedy = context.get("remedy") or _REMEDIES.get(details["type"], "see docs/codebook.md for what may stand here")
    return document.fault(location, f"{where}: {details['msg']}", str(remedy))


_REMEDIES = {
    "extra_forbidden": "remove the key or correct its spelling; docs/codebook.md lists the fields",
    "missing": "add the field; docs/codebook.md says what goes into it",
    "literal_error": "use one of the values named",
    "tuple_type": "write a list: [a, b] or one item a line after a dash",
    "mapping_type": "write a mapping: {key: value} or one key a line",
    "dict_type": "write a mapping: {key: value} or one key a line",
    "string_type": "write text; put it in quotation marks if it looks like a number or a truth value",
    "too_short": "give more items",
}


def _repeats(loaded: list[_Loaded]) -> Iterator[CodebookError]:
    """Yield a fault for each id that two files of one codebook define."""
    seen: dict[tuple[str, str], Document] = {}
    for item in loaded:
        for section in ("event_types", "measures"):
            for index, entry in enumerate(getattr(item.part, section)):
                first = seen.setdefault((section, entry.id), item.document)
                if first is not item.document:
                    cause = f"{entry.id} is already defined in {first.path}"
                    yield item.document.fault((section, index, "id"), cause, "rename or remove one of the two")


def _merge(base: list[CodebookFile], own: list[CodebookFile]) -> Codebook:
    """Lay a codebook's files over those that it extends: an entry of the same id or key replaces the other."""
    parts = [*base, *own]
    events = {kind.id: kind for part in parts for kind in part.event_types}
    measures = {measure.id: measure for part in parts for measure in part.measures}
    verbs = {verb.status: verb for part in parts for verb in part.designation_verbs}
    return Codebook(
        title=next((part.title for part in reversed(parts) if part.title), "Untitled"),
        description=next((part.description for part in reversed(parts) if part.description), ""),
        event_types=tuple(events.values()),
        measures=tuple(measures.values()),
        designation_verbs=tuple(verbs.values()),
        categories={key: words for part in parts for key, words in part.categories.items()},
        status_cues={key: cues for part in parts for key, cues in part.status_cues.items()},
        support_verbs=tuple(dict.fromkeys(verb for part in parts for verb in part.support_verbs)),
        schemes={key: codes for part in parts for key, codes in part.schemes.items()},
    )
