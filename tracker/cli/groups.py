"""A command with sub-commands that still does alone what it does: list."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

_HELP = ("--help",)


class Listing(TyperGroup):
    """Group whose `list` is called where no sub-command is named: `orders zhipu --limit 3` is `orders list zhipu --limit 3`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Arguments with the sub-command in front."""
        if not args or (args[0] not in self.commands and args[0] not in _HELP):
            args = ["list", *args]
        return super().parse_args(ctx, args)
