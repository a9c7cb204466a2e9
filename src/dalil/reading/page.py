"""Pages: the passages of a source on their way to being classified, with the questions that every rule asks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dalil.reading.credits import find_credit, is_credit, opens_caption
from dalil.reading.datelines import find_dateline
from dalil.reading.dates import find_dates, publication_line
from dalil.reading.draft import Metadata, Passage
from dalil.reading.phrases import calendar, comments, furniture
from dalil.records import BlockKind

_AFTER = r"[\"'”’»)\]*\s]*(?:\[[^\]]{2,40}\]\s*)*$"
_STOP = re.compile(rf"[.!?:;…。؟।]{_AFTER}")
_FULL_STOP = re.compile(rf"[.!?…。؟।]{_AFTER}")
_ITEM = re.compile(r"(?:[-*•–▪●·◦‣]|\(?\d{1,2}[.)])\s+\S")
_QUOTE = re.compile(r"[\"“„«‘']")
_ENDING = 80
_PROSE_WORDS = 6
_LONG_PROSE = 25
_LONGEST_CAPTION = 45
_LONGEST_LABEL = 160


@dataclass
class Page:
    """Passages, their texts, and the kinds found so far (None: still open)."""

    passages: list[Passage]
    metadata: Metadata
    texts: list[str] = field(init=False)
    kinds: list[BlockKind | None] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = [passage.text for passage in self.passages]
        self.kinds = [passage.hint for passage in self.passages]

    def __len__(self) -> int:
        return len(self.passages)

    def open(self, index: int) -> bool:
        """Tell whether a passage has no kind yet."""
        return self.kinds[index] is None

    def claim(self, index: int, kind: BlockKind) -> None:
        """Give a passage its kind if it has none yet."""
        if self.kinds[index] is None:
            self.kinds[index] = kind

    def captioned(self, index: int) -> bool:
        """Tell whether a passage is the caption that the bare credit below it belongs to.

        The credit stands on the next line, or next of all above the body.
        """
        below = index + 1
        if below >= len(self) or not self.open(index) or len(self.texts[index].split()) > _LONGEST_CAPTION:
            return False
        if not is_credit(self.texts[below]):
            return False
        return self.passages[below].near or not any(self.prose(i) for i in range(index))

    def prose(self, index: int) -> bool:
        """Tell whether an open passage (or one that markup calls a paragraph) reads as running text."""
        if self.kinds[index] not in {None, BlockKind.PARAGRAPH}:
            return False
        return is_prose(self.texts[index])


def is_prose(text: str) -> bool:
    """Tell whether a line reads as running text: long, or a sentence with its stop."""
    words = len(text.split())
    if words >= _LONG_PROSE:
        return True
    return words >= _PROSE_WORDS and ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does, or as the announcement of a list or quotation."""
    return bool(_STOP.search(text[-_ENDING:]))


def has_full_stop(text: str) -> bool:
    """Tell whether a line ends with a full stop, a question or an exclamation mark."""
    return bool(_FULL_STOP.search(text[-_ENDING:]))


def is_item(text: str) -> bool:
    """Tell whether a line is an item of a list."""
    return bool(_ITEM.match(text))


def opens_quotation(text: str) -> bool:
    """Tell whether a line opens with a quotation mark."""
    return bool(_QUOTE.match(text))


def is_furniture(text: str) -> bool:
    """Tell whether a line is furniture wherever it stands."""
    phrases = furniture()
    return phrases.anywhere.match(text) or phrases.notices.match(text)


def is_comment_heading(text: str) -> bool:
    """Tell whether a line opens the readers' comments."""
    return not text.rstrip('"”').endswith(".") and comments().headings.match(text)


def is_publication(text: str) -> bool:
    """Tell whether a line says when a report was published, perhaps with place, outlet and author beside."""
    if publication_line(text) is not None:
        return True
    if len(text) > _LONGEST_LABEL:
        return False
    words = len(text.split())
    dated = any(not found.edtf.startswith("XXXX") and len(found.edtf) > 4 for found in find_dates(text))
    return dated and words <= 12 and not ends_sentence(text) and bool(re.search(r"\d{1,2}:\d\d|^\d|[|•·]", text))


def is_published_in(text: str) -> bool:
    """Tell whether a line below the text says where and when it was published ("Published in Outlet, 2 May 2019")."""
    if len(text) > _LONGEST_LABEL:
        return False
    folded = text.casefold()
    labelled = folded.startswith(calendar().published) and not folded.startswith("on ")
    return labelled and len(text.split()) <= 12 and not ends_sentence(text) and any(True for _ in find_dates(text))


def is_caption(text: str) -> bool:
    """Tell whether a line is a picture's caption by its credit or its opening."""
    return find_credit(text) is not None or is_credit(text) or opens_caption(text)


def has_certain_dateline(text: str) -> bool:
    """Tell whether a line opens with a dateline that needs no context to be one."""
    return find_dateline(text, first=False) is not None
