"""`toponyms`: place names in news, recognised and resolved."""

from dalil.bench.toponyms.benchmark import run

__all__ = ["run"]
