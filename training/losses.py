"""Losses: what each head is to learn from a batch; a layer that the corpus lacks costs nothing."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own name for it
from torch import Tensor

from dalil.language.labels import ATTRIBUTION_PARTS, HAPPENING, INCIDENT_ROLES, INCIDENT_TYPE, Labels
from training.network import WIDTH, ReadingNetwork
from training.sampling import Pairs, TrainingBatch
from training.words import UNLABELLED

OUTSIDE_WEIGHT = 0.4
"""Weight of O for incident roles: with 1, the first epochs learn nothing else."""

WEIGHTS = {"upos": 0.5, "predicates": 0.7, "rolesets": 0.5, INCIDENT_TYPE: 0.5}
"""Weights of the losses other than 1."""


def losses(network: ReadingNetwork, batch: TrainingBatch, labels: Labels, device: torch.device) -> dict[str, Tensor]:
    """Run the network on a batch and give the weighted loss of each head that the batch has targets for."""
    inputs = (_tensor(a, device) for a in (batch.inputs.pieces, batch.inputs.shapes, batch.inputs.first))
    words, scores = network(*inputs)
    slices = labels.slices()
    found = {
        name: _sequence_loss(name, scores[..., slices[name]].float(), _tensor(tags, device))
        for name, tags in batch.tags.items()
    }
    if batch.mentions is not None:
        found["mentions"] = _partial_loss(scores[..., slices["mentions"]].float(), _tensor(batch.mentions, device))
    flat = words.reshape(-1, WIDTH)
    for name, scorer, pairs in (
        ("arguments", network.arguments, batch.arguments),
        ("links", network.links, batch.links),
        ("participants", network.participants, batch.participants),
    ):
        if pairs is not None:
            found[name] = _pair_loss(scorer(flat, *_pair_inputs(pairs, device)), pairs, device)
    if batch.arguments is not None and (batch.arguments.classes != UNLABELLED).any():
        chosen = network.rolesets(flat[_tensor(batch.arguments.anchors, device)]).float()
        found["rolesets"] = F.cross_entropy(chosen, _tensor(batch.arguments.classes, device), ignore_index=UNLABELLED)
    return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in found.items()}


def _tensor(array: np.ndarray, device: torch.device) -> Tensor:
    return torch.from_numpy(array).to(device, non_blocking=True)


def _sequence_loss(name: str, scores: Tensor, targets: Tensor) -> Tensor:
    weight = None
    if name in INCIDENT_ROLES:
        weight = torch.tensor([OUTSIDE_WEIGHT, 1.0, 1.0], device=scores.device)
    elif name == HAPPENING:
        weight = torch.ones(scores.shape[-1], device=scores.device)
        weight[0] = OUTSIDE_WEIGHT
    elif name in ATTRIBUTION_PARTS:
        weight = torch.tensor([0.7, 1.0, 1.0], device=scores.device)
    return F.cross_entropy(scores.flatten(0, 1), targets.flatten(), weight, ignore_index=UNLABELLED)


def _partial_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Give the negative log probability of all labels that the annotation allows, averaged over judged words."""
    judged = ~allowed.all(dim=-1)
    probabilities = scores.log_softmax(dim=-1).masked_fill(~allowed, -torch.inf)
    return -probabilities.logsumexp(dim=-1)[judged].sum() / judged.sum().clamp(min=1)


def _pair_inputs(pairs: Pairs, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    return _tensor(pairs.anchors, device), _tensor(pairs.candidates, device), _tensor(pairs.distances, device)


def _pair_loss(scores: Tensor, pairs: Pairs, device: torch.device) -> Tensor:
    targets = _tensor(pairs.targets, device)
    return F.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=UNLABELLED)
