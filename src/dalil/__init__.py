"""Dalil turns news reports into evidence: records pinned to the exact words, with the chain of who says so."""

import os

# From version 1.29 onnxruntime tells its maker about every model that it runs, unless this is set before it is loaded.
# Whoever reads about detainees must be able to rely on "offline".
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
