"""PolNeAR: political news with attributions (source, cue, content) in brat stand-off.

Newell, Margolin & Ruths 2018, "An Attribution Relations Corpus for Political News" (LREC). Text lies in
``SPLIT/text``, annotation in ``SPLIT/attributions``, one file an annotator; of several annotators the first in
alphabetical order is read, so that every document counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from dalil.bench.corpora.documents import Fragment, GoldAttribution, GoldDocument, Skips, missing, skip

_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t.*")
_EVENT = re.compile(r"E\d+\t(Attribution(?:-no-source)?:T\d+.*)")
_NOTE = re.compile(r"#\d+\t")

_Bound: TypeAlias = tuple[str, tuple[Fragment, ...]]


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents of a split with attributions.

    ``folder`` holds ``data/SPLIT`` or ``SPLIT``. Malformed lines are left out and counted. Raises BenchmarkError
    where there is neither.
    """
    root = next((path for path in (folder / "data" / split, folder / split) if (path / "text").is_dir()), None)
    if root is None:
        raise missing(folder, "PolNeAR", split)
    annotations: dict[str, Path] = {}
    for path in sorted((root / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((root / "text").glob("*.txt")):
        if path.stem not in annotations:
            skip(skips, "text without annotation")
            continue
        text = path.read_bytes().decode("utf-8")
        lines = annotations[path.stem].read_bytes().decode("utf-8").splitlines()
        yield GoldDocument(id=path.stem, text=text, attributions=tuple(_attributions(lines, len(text), skips)))


def _attributions(lines: list[str], length: int, skips: Skips | None) -> Iterator[GoldAttribution]:
    bounds: dict[str, _Bound] = {}
    for line in lines:
        if match := _TEXT_BOUND.fullmatch(line):
            fragments = _fragments(match[3])
            if fragments[-1][1] > length:
                skip(skips, "offsets beyond the text")
            else:
                bounds[match[1]] = (match[2], fragments)
        elif line.strip() and not _EVENT.fullmatch(line) and not _NOTE.match(line):
            skip(skips, "malformed line")
    for line in lines:
        if match := _EVENT.fullmatch(line):
            attribution = _attribution(match[1].split(), bounds, skips)
            if attribution is not None:
                yield attribution


def _attribution(references: list[str], bounds: dict[str, _Bound], skips: Skips | None) -> GoldAttribution | None:
    parts: dict[str, set[Fragment]] = {"Source": set(), "Cue": set(), "Content": set()}
    for reference in references[1:]:
        role, _, target = reference.partition(":")
        role = role.rstrip("0123456789")
        if role not in parts or target not in bounds:
            skip(skips, "reference to nothing")
            continue
        parts[role].update(bounds[target][1])
    if not any(parts.values()):
        skip(skips, "attribution without parts")
        return None
    source, cue, content = (tuple(sorted(parts[role])) for role in ("Source", "Cue", "Content"))
    return GoldAttribution(source, cue, content)


def _fragments(offsets: str) -> tuple[Fragment, ...]:
    pairs = (pair.split() for pair in offsets.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pairs))
