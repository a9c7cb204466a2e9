"""The README's commands run as the tests of the command line run theirs."""

from tests.cli.conftest import dalil

__all__ = ["dalil"]
