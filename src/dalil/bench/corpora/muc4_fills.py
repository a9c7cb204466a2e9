"""The fills of MUC-4's answer keys: alternatives, references to other fills, and what is optional."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dalil.bench.corpora.muc4_slots import Slot

NOTHING = "-"
"""The null filler, as a value and as a reference."""

_NO_TAGS: tuple[str, ...] = ()
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"+|[()/:]|[^"()/:]+')


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler: its alternative values, the alternative fillers that it refers to, whether it may be left out."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


def parse_fill(slot: Slot, line: str) -> Fill | None:
    """Read one line of a slot; None where it is null or does not apply."""
    optional = line.startswith("?")
    written = line.removeprefix("?").strip()
    if written in {NOTHING, "*", ""}:
        return None
    if slot.kind in {"date", "location"}:
        values, tags = _alternatives(written), _NO_TAGS
    else:
        values, tags = _parts(written, tagged=slot.tagged)
    kept = tuple(value for value in values if value != NOTHING)
    return Fill(kept, tags, optional or len(kept) < len(values)) if kept else None


def unquoted(text: str) -> str:
    """Give a string filler without its quotes and escapes."""
    stripped = text.strip()
    if stripped.startswith('"'):
        stripped = stripped[1:].removesuffix('"')
    return " ".join(stripped.replace('\\"', '"').split())


def _alternatives(written: str) -> tuple[str, ...]:
    """Split at the slashes; each alternative may stand in brackets as a whole."""
    found = [" ".join(part.split()) for part in re.split(r"\s/\s|(?<=\))/|/(?=\()", written)]
    return tuple(_without_brackets(part) for part in found)


def _without_brackets(part: str) -> str:
    whole = part.startswith("(") and part.endswith(")")
    return part[1:-1].strip() if whole else part


def _parts(written: str, *, tagged: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split into values and, after the colon, references; slashes part alternatives of both."""
    values: list[str] = []
    tags: list[str] = []
    into = values
    for piece in _PIECE.findall(written):
        text = piece.strip()
        if text == ":" and tagged:
            into = tags
        elif text in {"/", ":", "(", ")", ""}:
            continue
        elif text.startswith('"') or text == NOTHING:
            into.append(unquoted(text))
        else:
            into = values
            values.append(text)
    return tuple(dict.fromkeys(values)), tuple(dict.fromkeys(tags))
