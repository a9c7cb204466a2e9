"""Options of the commands that work on a base: which base, and who acts."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from dalil.base.custody import Hand
from dalil.base.engine import Base, open_base
from dalil.version import __version__

Command = TypeVar("Command", bound=Callable[..., Any])

base_option = click.option(
    "--base",
    "address",
    metavar="BASE",
    envvar="DALIL_BASE",
    default="dalil.db",
    show_default=True,
    show_envvar=True,
    help="The base: a file (SQLite), or postgresql://USER@HOST/NAME.",
)
"""Which base a command works on; its parameter is called ``address``."""

who_option = click.option("--who", metavar="NAME", help="Who acts, for the custody log.  [default: your login name]")
"""Who acts; its parameter is called ``who``."""


@contextmanager
def opened(address: str, *, create: bool = False) -> Iterator[Base]:
    """Open a base for a command; raises BaseError as ``open_base`` does."""
    base = open_base(address, create=create)
    try:
        yield base
    finally:
        base.close()


def hand(who: str | None) -> Hand:
    """Give whoever acts now: the name that was given, else the login name, else the number of the user."""
    return Hand(who or _login(), __version__)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may know no name for its user
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"
