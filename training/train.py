"""Train the reading model: ``python -m training.train --data DIR --out runs/x``."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click
import torch

from dalil.bench.corpora.documents import GoldDocument
from dalil.language.labels import Labels
from training import pretrained
from training.corpora import CORPORA, EVENT_CORPORA, fingerprints, read_corpora
from training.encoding import Encoded, encode
from training.inventory import take_inventory
from training.losses import losses
from training.network import ReadingNetwork
from training.recipe import Recipe
from training.sampling import Sampler, TrainingBatch
from training.start import start_from
from training.variation import UNCASED_CORPORA, NameParts, Variation, usual_shapes


class Run:
    """A training run in its folder: network, averaged weights, optimizer, step; saved and resumed as one file."""

    def __init__(self, folder: Path, labels: Labels, recipe: Recipe, steps: int, network: ReadingNetwork) -> None:
        self.folder, self.labels, self.recipe, self.network = folder, labels, recipe, network
        self.device = network.rolesets.weight.device
        self.network.trunk.words.weight.requires_grad_(requires_grad=False)
        self.trained = [p for p in self.network.parameters() if p.requires_grad]
        self.averaged = [p.detach().clone() for p in self.trained]
        trunk = {id(p) for p in self.network.trunk.parameters()}
        groups = [
            {"params": [p for p in self.trained if id(p) in trunk], "lr": recipe.trunk_rate},
            {"params": [p for p in self.trained if id(p) not in trunk], "lr": recipe.head_rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        warm = max(1, round(recipe.warm_up * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
        )
        self.step = 0

    def learn(self, batch: TrainingBatch) -> dict[str, float]:
        """Take one step; gives the losses by head."""
        # Seeded by step, so that a resumed run drops out the same units as one that was never interrupted.
        torch.manual_seed(self.recipe.seed * 1_000_003 + self.step)
        with torch.autocast(self.device.type, torch.bfloat16):
            found = losses(self.network, batch, self.labels, self.device)
        sum(found.values(), torch.zeros((), device=self.device)).backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.step += 1
        keep = min(self.recipe.averaging, self.step / (self.step + 10))
        torch._foreach_lerp_(self.averaged, [p.detach() for p in self.trained], 1 - keep)
        return {name: float(loss.detach()) for name, loss in found.items()}

    def save(self) -> None:
        """Write a checkpoint; a crash while writing leaves the one before."""
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "averaged": self.averaged,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        unfinished = self.folder / "checkpoint.unfinished"
        torch.save(state, unfinished)
        unfinished.replace(self.folder / "checkpoint.pt")

    def resume(self) -> None:
        """Go on from the folder's checkpoint."""
        state = torch.load(self.folder / "checkpoint.pt", map_location=self.device, weights_only=True)
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.averaged = state["averaged"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])


def untrained(labels: Labels, start: Path | None, seed: int) -> ReadingNetwork:
    """Make a network with MiniLM's weights, or with those of a finished run."""
    torch.manual_seed(seed)
    network = ReadingNetwork(labels)
    network.trunk.load_minilm(pretrained.weights())
    if start is not None:
        start_from(network, labels, start)
    return network


def prepare(data: Path, names: list[str], recipe: Recipe, known: Labels | None = None) -> tuple[Labels, Sampler]:
    """Read and encode the training documents; gives the labels and the batches.

    With ``known`` labels the documents teach nothing but events.
    """
    gold = read_corpora(data, names, "train")
    if known is not None:
        gold = {
            name: [GoldDocument(d.id, d.text, coded_events=d.coded_events) for d in ds] for name, ds in gold.items()
        }
    labels = known or take_inventory((d for ds in gold.values() for d in ds), recipe)
    tokenizer = pretrained.tokenizer()
    encoded: dict[str, list[Encoded]] = {
        name: [encode(d, name, tokenizer, labels) for d in documents] for name, documents in gold.items()
    }
    cased = (d for name, documents in encoded.items() if name not in UNCASED_CORPORA for d in documents)
    variation = Variation(NameParts(tokenizer), usual_shapes(cased))
    passes = {name: CORPORA[name].passes for name in names}
    return labels, Sampler(encoded, passes, labels, variation, recipe)


def batches(sampler: Sampler, epochs: int, start: int) -> Iterator[TrainingBatch]:
    """Give the batches of all epochs, leaving out the first ``start``."""
    return islice((b for epoch in range(epochs) for b in sampler.epoch(epoch)), start, None)


def train(run: Run, sampler: Sampler, every: int = 400) -> None:
    """Train to the end, with a checkpoint and a line in ``log.jsonl`` every so many steps."""
    began, seen, sums = time.monotonic(), 0, dict[str, list[float]]()
    with (run.folder / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in batches(sampler, run.recipe.epochs, run.step):
            for name, loss in run.learn(batch).items():
                sums.setdefault(name, []).append(loss)
            seen += int((batch.inputs.pieces != 0).sum())
            if run.step % every == 0:
                means = {name: round(sum(values) / len(values), 4) for name, values in sorted(sums.items())}
                rate = round(seen / (time.monotonic() - began))
                log.write(json.dumps({"step": run.step, "pieces_per_second": rate, "losses": means}) + "\n")
                log.flush()
                run.save()
                sums.clear()
    run.save()


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the run.")
@click.option("--without", multiple=True, type=click.Choice(sorted(CORPORA)), help="Leave a corpus out.")
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="Start from this finished run's weights.")
@click.option("--only-events", is_flag=True, help="Teach events alone, to the heads of the run that it starts from.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
@click.option("--trunk-rate", default=Recipe().trunk_rate, show_default=True, help="Peak rate of the encoder.")
@click.option("--threads", default=1, show_default=True, help="CPU threads, where there is no GPU.")
@click.option("--resume", is_flag=True, help="Go on from the run's checkpoint.")
def main(  # noqa: PLR0913, PLR0917 - Click hands every option over by name
    data: Path,
    out: Path,
    without: tuple[str, ...],
    start: Path | None,
    only_events: bool,
    epochs: int,
    trunk_rate: float,
    threads: int,
    resume: bool,
) -> None:
    """Train the reading model, with a checkpoint every few hundred steps."""
    torch.set_num_threads(threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if only_events and start is None:
        raise click.UsageError("--only-events needs --start")
    names = [name for name in CORPORA if name not in without and (name in EVENT_CORPORA or not only_events)]
    known = Labels.model_validate_json((start / "labels.json").read_bytes()) if only_events and start else None
    recipe = Recipe(epochs=epochs, trunk_rate=trunk_rate)
    labels, sampler = prepare(data, names, recipe, known)
    steps = sampler.steps() * recipe.epochs
    out.mkdir(parents=True, exist_ok=True)
    training = {
        "corpora": (known.training["corpora"] if known else {}) | fingerprints(data, names),
        "recipe": asdict(recipe),
        "steps": steps,
        "pretrained": pretrained.WEIGHTS_SHA256,
    }
    labels = labels.model_copy(update={"training": training})
    (out / "labels.json").write_text(labels.model_dump_json(), encoding="utf-8")
    run = Run(out, labels, recipe, steps, untrained(labels, start, recipe.seed).to(device))
    if resume:
        run.resume()
    click.echo(f"{steps} steps on {device.type}, from {run.step}; process {os.getpid()}", err=True)
    train(run, sampler)


if __name__ == "__main__":
    main()
