"""A group of commands of which some are imported when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LateGroup(click.Group):
    """A Click group with commands given as ``module:name``."""

    def __init__(self, *arguments: Any, late: Mapping[str, str], **options: Any) -> None:
        """Take the commands to be imported late by their names."""
        super().__init__(*arguments, **options)
        self._late = late

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._late})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command, imported now if it was not yet."""
        if cmd_name in self._late and cmd_name not in self.commands:
            module, _, name = self._late[cmd_name].partition(":")
            self.add_command(getattr(import_module(module), name), cmd_name)
        return super().get_command(ctx, cmd_name)
