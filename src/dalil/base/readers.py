"""What reads reports, by its hashes: so that a reading can be told from one by another model or codebook."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from dalil.base.readings import Reader
from dalil.codebook import Codebook
from dalil.language.reading_model import FILES
from dalil.settings import Settings
from dalil.version import __version__


def reader_of(settings: Settings, codebook: Codebook) -> Reader:
    """Describe what reads with these settings: the hashes of the model's files and of the codebook as loaded."""
    folder = settings.model or Path(str(files("dalil") / "model"))
    model = sha256()
    for name in sorted(FILES):
        model.update(name.encode() + b"\0" + sha256((folder / name).read_bytes()).digest())
    held = sha256(codebook.model_dump_json().encode()).hexdigest()
    return Reader(__version__, f"sha256:{model.hexdigest()}", f"sha256:{held}", settings.min_confidence)
