"""MUC-4 in the GTT format: incidents with five roles, each filler an entity with all its mentions.

Sundheim 1992 (MUC-4); processed by Du, Rush & Cardie 2021 (https://github.com/xinyadu/gtt). The file's offsets are
the first occurrence of the mention's words, not the mention in its context: ``spans`` holds every occurrence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dalil.bench.corpora.documents import Fragment, GoldDocument, GoldFiller, GoldTemplate, Skips, missing, skip

ROLES = {
    "PerpInd": "perpetrator",
    "PerpOrg": "perpetrator_organisation",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
"""GTT's names of the roles and Dalil's."""


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents of a split with incidents; roles have Dalil's names.

    ``folder`` holds ``processed/SPLIT.json`` or ``SPLIT.json``, one document a line. Repeated templates are left out,
    as in GTT's scorer. Raises BenchmarkError where there is neither.
    """
    name = f"{split}.json"
    path = next((path for path in (folder / "processed" / name, folder / name) if path.is_file()), None)
    if path is None:
        raise missing(folder, "MUC-4", split)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            yield GoldDocument(row["docid"], row["doctext"], incidents=_templates(row, skips))


def _templates(row: dict[str, Any], skips: Skips | None) -> tuple[GoldTemplate, ...]:
    kept: list[GoldTemplate] = []
    for template in row["templates"]:
        roles = {
            role: tuple(_filler(row["doctext"], entity) for entity in template[key] if entity)
            for key, role in ROLES.items()
        }
        candidate = GoldTemplate(template["incident_type"], roles)
        if candidate in kept:
            skip(skips, "repeated template")
        else:
            kept.append(candidate)
    return tuple(kept)


def _filler(text: str, entity: list[list[Any]]) -> GoldFiller:
    mentions = tuple(str(words) for words, _ in entity)
    return GoldFiller(mentions, occurrences(text, mentions))


def occurrences(text: str, mentions: tuple[str, ...]) -> tuple[Fragment, ...]:
    """Find every place where one of the mentions stands as whole words; inside a longer one it does not count."""
    found: list[Fragment] = []
    for words in sorted(set(mentions), key=lambda words: (-len(words), words)):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    return tuple(sorted(found))
