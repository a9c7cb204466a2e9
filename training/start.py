"""Starting from an earlier run: its weights, label by label, wherever both networks know the label."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from dalil.language.labels import Labels
from training.network import ReadingNetwork


def averaged_state(checkpoint: Path) -> dict[str, Tensor]:
    """Give the averaged weights of a checkpoint, which are what is exported."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    # The word embeddings are frozen: of them there is no average.
    names = [name for name in saved["network"] if name != "trunk.words.weight"]
    state: dict[str, Tensor] = saved["network"]
    return state | dict(zip(names, saved["averaged"], strict=True))


def start_from(network: ReadingNetwork, labels: Labels, run: Path) -> None:
    """Give a network the averaged weights of a run; labels that the run did not know keep the weights they have."""
    theirs = averaged_state(run / "checkpoint.pt")
    known = _rows(Labels.model_validate_json((run / "labels.json").read_bytes()))
    rows = _rows(labels)
    with torch.no_grad():
        for name, ours in network.state_dict().items():
            if name in rows:
                _copy_rows(ours, rows[name], theirs.get(name), known[name])
            elif name in theirs:
                ours.copy_(theirs[name])


def _rows(labels: Labels) -> Mapping[str, Sequence[Hashable]]:
    """Name what each row of the label layers stands for."""
    layers: dict[str, Sequence[Hashable]] = {
        "heads": [(name, label) for name, head in labels.heads.items() for label in head.labels],
        "arguments.label": labels.arguments.labels,
        "links.label": labels.links.labels,
        "participants.label": labels.participants.labels,
        "rolesets": labels.rolesets,
    }
    return {f"{layer}.{kind}": rows for layer, rows in layers.items() for kind in ("weight", "bias")}


def _copy_rows(ours: Tensor, rows: Sequence[Hashable], theirs: Tensor | None, known: Sequence[Hashable]) -> None:
    if theirs is None:
        return
    place = {row: index for index, row in enumerate(known)}
    for index, row in enumerate(rows):
        if row in place:
            ours[index] = theirs[place[row]]
