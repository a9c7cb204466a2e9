"""Export a run as int8 ONNX: ``python -m training.export --run runs/x --out src/dalil/model``."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dalil.language.labels import Labels
from training import pretrained
from training.network import WIDTH, ReadingNetwork
from training.start import averaged_state

OPSET = 17

_IR_VERSION = 8
_PROBED = 64

Axes = Mapping[str, Mapping[int, str]]


class _Arguments(nn.Module):
    """The pair scorer of arguments with the rolesets of the anchors: one graph, one run a report."""

    def __init__(self, network: ReadingNetwork) -> None:
        super().__init__()
        self.scorer, self.rolesets = network.arguments, network.rolesets

    def forward(self, words: Tensor, anchors: Tensor, candidates: Tensor, distances: Tensor) -> tuple[Tensor, Tensor]:
        return self.scorer(words, anchors, candidates, distances), self.rolesets(words[anchors])


def export(network: ReadingNetwork, labels: Labels, out: Path, *, quantise: bool = True) -> None:
    """Write the network's graphs, the probe, the tokenizer and the labels into a folder."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    places = torch.tensor([[101, 2000, 2001, 102], [101, 2000, 102, 0]])
    first = torch.tensor([[1, 2], [1, 0]])
    batch = {0: "windows", 1: "pieces"}
    words = {0: "windows", 1: "words"}
    encoder_axes = {"pieces": batch, "shapes": batch, "first": words, "words": words, "scores": words}
    _write(network, (places, (places > 200).long(), first), encoder_axes, out / "encoder.onnx", quantise=quantise)
    states = torch.randn(5, WIDTH)
    pairs = (states, torch.tensor([0, 3]), torch.tensor([[0, 1, 2], [2, 3, 4]]), torch.tensor([[1, 2, 3], [0, 1, 2]]))
    seen = {0: "pairs", 1: "seen"}
    axes = {"words": {0: "words"}, "anchors": {0: "pairs"}, "candidates": seen, "distances": seen, "scores": seen}
    _write(network.links, pairs, axes, out / "links.onnx", quantise=quantise)
    _write(network.participants, pairs, axes, out / "participants.onnx", quantise=quantise)
    axes["rolesets"] = {0: "pairs"}
    _write(_Arguments(network), pairs, axes, out / "arguments.onnx", quantise=quantise)
    write_probe(out / "probe.onnx")
    (out / "tokenizer.json").write_text(pretrained.tokenizer().to_str(), encoding="utf-8")
    (out / "labels.json").write_text(labels.model_dump_json(), encoding="utf-8")


def _write(module: nn.Module, inputs: tuple[Tensor, ...], axes: Axes, path: Path, *, quantise: bool) -> None:
    """Trace a module and write it; ``axes`` names the inputs, then the outputs."""
    names, count = list(axes), len(inputs)
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            module.eval(),
            inputs,
            str(plain),
            input_names=names[:count],
            output_names=names[count:],
            dynamic_axes={name: dict(a) for name, a in axes.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        if not quantise:
            path.write_bytes(plain.read_bytes())
            return
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        # Signed weights are a third faster where the processor multiplies them exactly; where it does not, the
        # reading model has onnxruntime turn them into unsigned ones, with the same result.
        quantize_dynamic(str(prepared), str(path), per_channel=True, weight_type=QuantType.QInt8)


def write_probe(path: Path) -> None:
    """Write a product of the largest 8-bit numbers, which tells whether a processor saturates on the way."""
    ones = numpy_helper.from_array(np.full((_PROBED, 8), 127, dtype=np.int8), "ones")
    given = helper.make_tensor_value_info("given", TensorProto.UINT8, [1, _PROBED])
    product = helper.make_tensor_value_info("product", TensorProto.INT32, [1, 8])
    node = helper.make_node("MatMulInteger", ["given", "ones"], ["product"])
    graph = helper.make_graph([node], "probe", [given], [product], [ones])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=_IR_VERSION)
    path.write_bytes(model.SerializeToString())


@click.command()
@click.option("--run", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the run.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the model.")
@click.option("--float", "plain", is_flag=True, help="Leave the weights as 32-bit floats.")
def main(run: Path, out: Path, plain: bool) -> None:
    """Export a run as ONNX with int8 weights."""
    labels = Labels.model_validate_json((run / "labels.json").read_bytes())
    network = ReadingNetwork(labels)
    network.load_state_dict(averaged_state(run / "checkpoint.pt"))
    export(network, labels, out, quantise=not plain)


if __name__ == "__main__":
    main()
