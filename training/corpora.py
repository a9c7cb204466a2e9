"""The corpora that the model learns from: their readers, their weight in an epoch, their licence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dalil.bench.corpora import dalil_corpus, ewt, gum, muc4, polnear, re3d
from dalil.bench.corpora.documents import CorpusReader, GoldDocument
from training import examples


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus: ``passes`` is how often its windows come up in one epoch; small corpora come up more often.

    ``home`` is its folder where it does not lie with the others.
    """

    read: CorpusReader
    passes: float
    licence: str
    home: Path | None = None

    def folder(self, data: Path, name: str) -> Path:
        """Give the corpus's folder."""
        return self.home or data / name


_PROJECT = Path(__file__).parent.parent

CORPORA: Mapping[str, Corpus] = {
    "codebook": Corpus(examples.read, 2.0, "Apache-2.0", _PROJECT / "src/dalil/codebook/data/extremism"),
    "dalil": Corpus(dalil_corpus.read, 4.0, "CC BY 4.0", _PROJECT / "corpus"),
    "ewt": Corpus(ewt.read, 2.0, "CC BY-SA 4.0"),
    "gum": Corpus(
        gum.read,
        1.0,
        "CC BY 4.0 (annotations), CC BY-NC-SA 4.0 (treebank as a whole); CC BY, CC BY-SA or public domain (texts)",
    ),
    "muc4": Corpus(muc4.read, 0.5, "NIST, public"),
    "polnear": Corpus(polnear.read, 0.6, "none stated"),
    "re3d": Corpus(re3d.read, 2.0, "public domain, OGL, CC BY or CC BY-SA, by source"),
}

EVENT_CORPORA = frozenset({"codebook", "dalil"})
"""Those that teach the codebook's events."""


def read_corpora(data: Path, names: Iterable[str], split: str) -> dict[str, list[GoldDocument]]:
    """Read one split of each corpus; ``data`` is where their folders lie."""
    return {name: list(CORPORA[name].read(CORPORA[name].folder(data, name), split)) for name in names}


def fingerprints(data: Path, names: Iterable[str]) -> dict[str, str]:
    """Give the SHA-256 of each corpus's files: of their paths and contents, in the order of the paths.

    Of a corpus that has a folder for training, only those in it count.
    """
    found = {}
    for name in names:
        digest, folder = sha256(), CORPORA[name].folder(data, name)
        own = folder / "train" if (folder / "train").is_dir() else folder
        for path in sorted(p for p in own.rglob("*") if p.is_file()):
            digest.update(path.relative_to(folder.parent).as_posix().encode() + b"\0" + path.read_bytes())
        found[name] = digest.hexdigest()
    return found
