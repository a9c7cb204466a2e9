from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from dalil.language.labels import Head, Labels, bio  # noqa: E402 - torch is not there where nobody trains
from training.network import ReadingNetwork  # noqa: E402
from training.start import start_from  # noqa: E402


def labels(*tags: str, roles: tuple[str, ...] = ("ARG0",)) -> Labels:
    return Labels(
        limit=32,
        overlap=0,
        reach=4,
        heads={"upos": Head(labels=tags)},
        arguments=Head(labels=bio(roles)),
        links=Head(labels=("O",)),
        rolesets=("run.02",),
        lexicon={},
    )


def test_labels_that_both_know_keep_their_weights_and_new_ones_their_own(tmp_path: Path) -> None:
    before, after = labels("NOUN", "VERB"), labels("VERB", "ADJ", "NOUN")
    old, new = ReadingNetwork(before), ReadingNetwork(after)
    averaged = [p.detach() for name, p in old.named_parameters() if name != "trunk.words.weight"]
    torch.save({"network": old.state_dict(), "averaged": averaged}, tmp_path / "checkpoint.pt")
    (tmp_path / "labels.json").write_text(before.model_dump_json(), encoding="utf-8")
    own = new.heads.weight[1].clone()
    start_from(new, after, tmp_path)
    assert torch.equal(new.heads.weight, torch.stack([old.heads.weight[1], own, old.heads.weight[0]]))
    assert torch.equal(new.trunk.layers[0].qkv.weight, old.trunk.layers[0].qkv.weight)
