"""Templates in the text format of the answer keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.bench.corpora.muc4_fills import NOTHING, Fill
from dalil.bench.corpora.muc4_keys import KeyTemplate
from dalil.bench.corpora.muc4_slots import SLOTS, Slot

_COLUMN = 36


def written(name: str, templates: Sequence[KeyTemplate]) -> str:
    """Write a message's templates; one full of asterisks where it has none."""
    forms = [_form(name, str(number), template) for number, template in enumerate(templates, 1)]
    return "\n".join(forms or [_form(name, "*", None)])


def _form(name: str, number: str, template: KeyTemplate | None) -> str:
    lines = [_line(0, "MESSAGE: ID", name), _line(1, "MESSAGE: TEMPLATE", number)]
    for slot in SLOTS:
        lines += _slot_lines(slot, template)
    return "\n".join(lines) + "\n"


def _slot_lines(slot: Slot, template: KeyTemplate | None) -> Iterator[str]:
    if template is None or slot in template.inapplicable:
        yield _line(slot.number, slot.label, "*")
        return
    fills = [_fill(slot, fill) for fill in template.fills[slot]] or [NOTHING]
    yield _line(slot.number, slot.label, fills[0])
    for fill in fills[1:]:
        yield " " * _COLUMN + fill


def _line(number: int, label: str, value: str) -> str:
    return f"{f'{number}.':<4}{label}".ljust(_COLUMN) + value


def _fill(slot: Slot, fill: Fill) -> str:
    values = (_quoted(value) if slot.kind in {"text", "name"} else value for value in fill.values)
    tags = " / ".join(map(_quoted, fill.tags))
    return " / ".join(values) + (f": {tags}" if tags else "")


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'
