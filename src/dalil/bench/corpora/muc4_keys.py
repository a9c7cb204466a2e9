"""MUC-4 as it was run: messages in capitals and answer keys, templates with 24 slots a message.

Sundheim 1992, "Overview of the Fourth Message Understanding Evaluation and Analysis"; the format of the keys is in
section 4 of the task's documentation. The texts become what the models read: small letters, round brackets, without
the header, as in the processed corpus (see ``muc4``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from dalil.bench.corpora.documents import GoldDocument, missing
from dalil.bench.corpora.muc4_fills import Fill, parse_fill
from dalil.bench.corpora.muc4_slots import SLOTS, Slot

SPLITS: Mapping[str, tuple[str, ...]] = {"train": ("dev",), "dev": ("tst1", "tst2"), "test": ("tst3", "tst4")}
"""Beginnings of the files' names: the 1,300 training messages are called DEV, the first two tests are our dev."""

_ID = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_HEADER = re.compile(r"\A.*?--\s*(?:\[[^\]]*\]\s*)*", re.DOTALL)
_TEXT_MARK = re.compile(r"\A.*?\[TEXT\]\s*(?:\[[^\]]*\]\s*)*", re.DOTALL)
_REACH = 400
"""How many characters a header has at most."""
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]*\.? (\d\d)\b|\b([A-Z]{3})[A-Z]* (\d{1,2}),? (\d\d)\b")
_LINE = re.compile(r"^(\d+)\.\s+[A-Z :]*?[A-Z]\s{2,}(.*)$")


@dataclass(frozen=True, slots=True)
class KeyTemplate:
    """An incident as a template: fills by slot, the slots that do not apply, whether a system may leave it out."""

    fills: Mapping[Slot, tuple[Fill, ...]] = field(hash=False)
    inapplicable: frozenset[Slot] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyedMessage:
    """A message: ``document`` with the text to read, the header's place and date, the key's templates."""

    document: GoldDocument
    header: str
    sent: date | None
    templates: tuple[KeyTemplate, ...]


def read(folder: Path, split: str) -> Iterator[KeyedMessage]:
    """Read the messages of a split with their keys, in the order of the files.

    ``folder`` holds ``texts/`` and ``keys/``. Raises BenchmarkError where it lacks the split.
    """
    begins = SPLITS.get(split, ())
    keys = {name: templates for path in _files(folder / "keys", begins) for name, templates in _keys(path)}
    texts = [text for path in _files(folder / "texts", begins) for text in _texts(path)]
    if not keys or not texts:
        raise missing(folder, "MUC-4 with keys", split)
    for name, text in texts:
        if name in keys:
            yield _message(name, text, keys[name])


def _files(folder: Path, begins: Sequence[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.name.lower().removeprefix("key-").startswith(tuple(begins) or ("\0",))
    )


def _texts(path: Path) -> list[tuple[str, str]]:
    parts = _ID.split(path.read_text(encoding="latin-1"))[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _message(name: str, raw: str, templates: tuple[KeyTemplate, ...]) -> KeyedMessage:
    header, body = split_header(raw)
    return KeyedMessage(GoldDocument(name, as_read(body)), header, _sent(header), templates)


def split_header(raw: str) -> tuple[str, str]:
    """Split a message into its header (place, date, source, editor's marks) and its body."""
    start = raw[:_REACH]
    mark = _TEXT_MARK.match(start) or _HEADER.match(start)
    end = mark.end() if mark else 0
    return " ".join(raw[:end].split()), raw[end:]


def as_read(body: str) -> str:
    """Write a body as the models read it: small letters, round brackets, a line for each paragraph.

    Two spaces part the sentences of a paragraph, as in the messages.
    """
    small = body.strip().lower().replace("[", "(").replace("]", ")")
    paragraphs = (re.sub(r"(?<=[.?!\"])\s*\n\s*", "  ", p.strip()) for p in re.split(r"\n\s*\n", small))
    return "\n\n".join(re.sub(r"\s*\n\s*", " ", p) for p in paragraphs if p)


def _sent(header: str) -> date | None:
    found = _DATE.search(header)
    if found is None:
        return None
    day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
    try:
        return datetime.strptime(f"{day} {month} 19{year}", "%d %b %Y").date()
    except ValueError:
        return None


def _keys(path: Path) -> Iterator[tuple[str, tuple[KeyTemplate, ...]]]:
    """Read a key file: the templates of each message; comments (;) and white space mean nothing."""
    forms = list(_forms(path.read_text(encoding="latin-1")))
    for name, group in groupby(forms, key=lambda form: form[0][0].split()[0]):
        yield name, tuple(_template(form) for form in group if form[1][0] != "*")


def _forms(text: str) -> Iterator[dict[int, list[str]]]:
    """Cut a key file into forms: by the number of the slot, its lines."""
    form: dict[int, list[str]] = {}
    number = 0
    for line in text.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        start = _LINE.match(line)
        if start:
            number = int(start[1])
            if number == 0 and form:
                yield form
                form = {}
        form.setdefault(number, []).append((start[2] if start else line).strip())
    if form:
        yield form


def _template(form: Mapping[int, Sequence[str]]) -> KeyTemplate:
    fills = {slot: tuple(f for line in form.get(slot.number, ()) if (f := parse_fill(slot, line))) for slot in SLOTS}
    starred = frozenset(slot for slot in SLOTS if form.get(slot.number) == ["*"])
    return KeyTemplate(fills, starred, "OPTIONAL" in form[1][0])
