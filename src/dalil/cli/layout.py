"""Layout of text on a screen: rows behind labels, with a hanging indent and no blanks at line ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_NARROWEST = 24


@dataclass(frozen=True)
class Hanging:
    """Text behind a lead; the lines after the first stand under the text, behind ``gutter``."""

    lead: Text
    body: Text
    gutter: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Wrap the body into the width that the lead leaves."""
        width = max(options.max_width - max(self.lead.cell_len, self.gutter.cell_len), _NARROWEST)
        for number, line in enumerate(self.body.wrap(console, width)):
            line.rstrip()
            yield Text.assemble(self.gutter if number else self.lead, line)


@dataclass(frozen=True)
class Excerpt:
    """Words of a report in their context, with what matters in them emphasised.

    ``context`` and ``marked`` are offsets into ``words``. On a terminal with colours the context is dim and the marked
    words are bright; elsewhere the marked words stand in guillemets.
    """

    words: str
    marked: Sequence[tuple[int, int]]
    context: Sequence[tuple[int, int]] = field(default=())

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the words out behind a bar."""
        bar = Text("      │ ", style="dim")
        coloured = console.is_terminal and not console.no_color and console.color_system is not None
        yield Hanging(bar, self._coloured() if coloured else self._plain(), bar)

    def _coloured(self) -> Text:
        text = Text(self.words)
        for start, end in self.context:
            text.stylize("dim", start, end)
        for start, end in self.marked:
            text.stylize("bold yellow", start, end)
        return text

    def _plain(self) -> Text:
        pieces, last = [], 0
        for start, end in self.marked:
            pieces += [self.words[last:start], "«", self.words[start:end], "»"]
            last = end
        return Text("".join([*pieces, self.words[last:]]))
