from importlib.resources import files
from pathlib import Path
from shutil import copy

import numpy as np
import pytest
from tokenizers import Tokenizer

from dalil.language.findings import Words
from dalil.language.labels import Head, Labels, bio, bioes
from dalil.language.reading_model import ReadingModel
from dalil.language.windows import Batch
from training.recipe import Recipe
from training.sampling import Pairs, TrainingBatch

torch = pytest.importorskip("torch", reason="torch is a dependency of training only")
pytest.importorskip("onnx", reason="onnx is a dependency of training only")

from training import export as exporting  # noqa: E402
from training import pretrained  # noqa: E402
from training.losses import losses  # noqa: E402
from training.network import ReadingNetwork  # noqa: E402


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels(
        limit=32,
        overlap=1,
        reach=4,
        heads={
            "upos": Head(labels=("NOUN", "VERB")),
            "mentions": Head(labels=bioes(("place",))),
            "predicates": Head(labels=("O", "predicate"), threshold=0.5),
            "victim": Head(labels=("O", "B", "I")),
        },
        arguments=Head(labels=bio(("ARG0",))),
        links=Head(labels=("O",)),
        rolesets=("run.02",),
        lexicon={"ran": ("run.02",)},
    )


def made_up_batch() -> TrainingBatch:
    pieces = np.array([[101, 2010, 2743, 102]])
    allowed = np.zeros((1, 2, 5), dtype=bool)
    allowed[0, :, 0] = True
    return TrainingBatch(
        "ewt",
        Batch(pieces, np.array([[0, 2, 1, 0]]), np.array([[1, 2]])),
        {"upos": np.array([[0, 1]]), "predicates": np.array([[0, 1]]), "victim": np.array([[1, 0]])},
        allowed,
        Pairs(np.array([1]), np.array([[0, 1]]), np.array([[3, 4]]), np.array([[1, 0]]), np.array([0])),
        None,
        None,
    )


def test_steps_lower_every_loss(labels: Labels) -> None:
    torch.manual_seed(Recipe().seed)
    network = ReadingNetwork(labels).eval()
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3)
    seen = []
    for _ in range(4):
        found = losses(network, made_up_batch(), labels, torch.device("cpu"))
        seen.append({name: float(loss.detach()) for name, loss in found.items()})
        sum(found.values()).backward()
        optimizer.step()
        optimizer.zero_grad()
    assert set(seen[0]) == {"upos", "predicates", "victim", "mentions", "arguments", "rolesets"}
    assert all(seen[-1][name] <= seen[0][name] for name in seen[0])


def test_an_exported_network_reads_as_it_did_before(
    labels: Labels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(1)
    network = ReadingNetwork(labels).eval()
    shipped = Path(str(files("dalil") / "model" / "tokenizer.json"))
    monkeypatch.setattr(pretrained, "tokenizer", lambda: Tokenizer.from_file(str(shipped)))
    exporting.export(network, labels, tmp_path, quantise=False)
    copy(shipped, tmp_path / "tokenizer.json")
    model = ReadingModel.load(tmp_path, threads=1)
    batch = made_up_batch().inputs
    words, scores = network(*(torch.from_numpy(a) for a in (batch.pieces, batch.shapes, batch.first)))
    seen = model.encode(Words("His ran", [(0, 3), (4, 7)], [(0, 2)]))
    assert seen.states == pytest.approx(words[0].detach().numpy(), abs=1e-4)
    assert seen.scores["upos"] == pytest.approx(scores[0, :, :2].detach().numpy(), abs=1e-4)
