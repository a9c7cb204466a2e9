"""Where the words of an annotation stand: from the notation of the guidelines to spans of the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dalil.records import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_ELSEWHERE = re.compile(r"(\d+)\|\s?")
_OCCURRENCE = re.compile(r"§(\d+)$")
_STRETCH = " ~~ "


class Unresolved(Exception):  # noqa: N818 - not an error of the program: a fault of an annotation, told to its author
    """A fault of an annotation: its cause and its remedy."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy


class Paragraphs:
    """A report's text as numbered paragraphs: its lines that are not empty, from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._bounds = [line.span() for line in _PARAGRAPH.finditer(text) if line.group().strip()]

    def __len__(self) -> int:
        return len(self._bounds)

    def span(self, number: int, words: str) -> Span:
        """Find words in a paragraph.

        ``word§2`` is the second occurrence, ``5| word`` stands in paragraph 5, ``first ~~ last`` runs from the first
        words to the end of the last ones after them. Raises Unresolved where they do not stand there.
        """
        if elsewhere := _ELSEWHERE.match(words):
            number, words = int(elsewhere[1]), words[elsewhere.end() :]
        occurrence = 1
        if which := _OCCURRENCE.search(words):
            occurrence, words = int(which[1]), words[: which.start()]
        if not 1 <= number <= len(self):
            raise Unresolved(f"there is no paragraph {number}", f"give one of 1 to {len(self)}")
        low, high = self._bounds[number - 1]
        first, _, last = words.partition(_STRETCH)
        start = self._find(first, low, high, occurrence)
        end = start + len(first)
        if last:
            end = self._find(last, end, high, 1) + len(last)
        return Span.of(self.text, start, end)

    def _find(self, words: str, low: int, high: int, occurrence: int) -> int:
        at = low - 1
        for _ in range(occurrence):
            at = self.text.find(words, at + 1, high)
            if at < 0:
                raise Unresolved(f"{words!r} does not stand in its paragraph", "copy the words from the text")
        return at


def named(text: str, names: Mapping[str, Iterable[str]]) -> dict[str, tuple[Span, ...]]:
    """Find every occurrence of names as whole words, by what they name.

    Longer names go first, and no two occurrences overlap; of things with the same name the first has it.
    """
    listed = [(name, key) for key, known in names.items() for name in known]
    found: dict[str, list[Span]] = {key: [] for key in names}
    taken: list[Span] = []
    for name, key in sorted(listed, key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span.of(text, *match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found[key].append(span)
    return {key: tuple(sorted(spans)) for key, spans in found.items()}
