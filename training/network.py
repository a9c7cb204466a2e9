"""The network: MiniLM's trunk with case shapes, one linear layer for all token heads, three pair scorers."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own name for it
from safetensors.torch import load_file
from torch import Tensor, nn

from dalil.language.labels import Labels
from dalil.language.windows import SHAPES

WIDTH = 384
ATTENTION_HEADS = 12
LAYERS = 6
FEED_FORWARD = 1536
VOCABULARY = 30522
POSITIONS = 512
_EPSILON = 1e-12


class Layer(nn.Module):
    """A transformer layer as in BERT (Devlin et al. 2019): attention, then feed-forward, normalised after each."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.widen = nn.Linear(WIDTH, FEED_FORWARD)
        self.narrow = nn.Linear(FEED_FORWARD, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Map ``hidden`` (batch, pieces, WIDTH); ``mask`` (batch, 1, 1, pieces) is added to the attention scores."""
        batch, pieces, _ = hidden.shape
        split = self.qkv(hidden).view(batch, pieces, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        # Written out: on a CPU this trains a third faster than PyTorch's fused attention, and exports as plainly.
        scores = query @ key.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5 + mask
        mixed = scores.softmax(dim=-1).to(value.dtype) @ value
        joined = mixed.transpose(1, 2).reshape(batch, pieces, WIDTH)
        hidden = self.attended_norm(hidden + self.attended(joined))
        return self.norm(hidden + self.narrow(F.gelu(self.widen(hidden))))


class Trunk(nn.Module):
    """MiniLM's encoder, with an embedding of case shapes added to its input."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH, padding_idx=0)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Encode ``pieces`` and ``shapes`` (batch, pieces) to (batch, pieces, WIDTH)."""
        mask = (pieces == 0)[:, None, None, :] * torch.tensor(-1e4)
        places = self.positions.weight[: pieces.shape[1]]
        hidden = self.dropout(self.norm(self.words(pieces) + places + self.shapes(shapes)))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def load_minilm(self, weights: Path) -> None:
        """Take the pretrained weights from a safetensors file of all-MiniLM-L6-v2."""
        given = load_file(str(weights))
        state = {name: given[theirs].clone() for name, theirs in _EMBEDDINGS.items()}
        # Every piece is of sentence A: its type embedding is a constant that the positions can carry.
        state["positions.weight"] += given["embeddings.token_type_embeddings.weight"][0]
        for number in range(LAYERS):
            theirs = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [given[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                state[f"layers.{number}.qkv.{kind}"] = torch.cat(parts)
                for ours, name in _LAYER.items():
                    state[f"layers.{number}.{ours}.{kind}"] = given[f"{theirs}{name}.{kind}"]
        state["shapes.weight"] = self.shapes.weight.detach()
        self.load_state_dict(state)


_EMBEDDINGS = {
    "words.weight": "embeddings.word_embeddings.weight",
    "positions.weight": "embeddings.position_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}


class PairScorer(nn.Module):
    """Scores the label of a word as seen from another: ``W · relu(U h_anchor + V h_word + d)``, d by distance."""

    def __init__(self, labels: int, reach: int, hidden: int = 192) -> None:
        super().__init__()
        self.anchor = nn.Linear(WIDTH, hidden)
        self.word = nn.Linear(WIDTH, hidden, bias=False)
        self.distance = nn.Embedding(2 * reach + 1, hidden)
        self.label = nn.Linear(hidden, labels)
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.distance.weight, std=0.1)

    def forward(self, words: Tensor, anchors: Tensor, candidates: Tensor, distances: Tensor) -> Tensor:
        """Score ``candidates`` (pairs, n), indices into ``words`` (N, WIDTH), as seen from ``anchors`` (pairs)."""
        seen = self.word(words)[candidates] + self.anchor(words[anchors])[:, None, :] + self.distance(distances)
        return self.label(self.dropout(F.relu(seen)))


class ReadingNetwork(nn.Module):
    """The whole model: one pass of the trunk, then every head on the first piece of each word."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.dropout = nn.Dropout(0.15)
        self.heads = nn.Linear(WIDTH, sum(len(head.labels) for head in labels.heads.values()))
        self.arguments = PairScorer(len(labels.arguments.labels), labels.reach)
        self.links = PairScorer(len(labels.links.labels), labels.reach)
        self.participants = PairScorer(len(labels.participants.labels), labels.reach)
        self.rolesets = nn.Linear(WIDTH, len(labels.rolesets))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Give word states (batch, words, WIDTH) and the token heads' scores (batch, words, labels of all heads)."""
        hidden = self.trunk(pieces, shapes)
        words = torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, WIDTH))
        words = self.dropout(words)
        return words, self.heads(words)
