"""The tail of a page: what ends an article, the links and notices after it, and the readers' comments."""

from __future__ import annotations

import re

from dalil.reading.bylines import find_closing, is_name
from dalil.reading.credits import is_credit
from dalil.reading.page import Page, has_full_stop, is_comment_heading, is_publication
from dalil.reading.phrases import comments, fold, furniture
from dalil.records import BlockKind

_NONE = re.compile(r"(?:0|no|\(0\))\s+.*|.*[(:\s]0[)]?")
_ANSWERS = frozenset({"reply", "reply to this comment", "report abuse", "report comment", "antworten", "répondre"})
_RESUMES_AFTER = 2
_RESUMING_WORDS = 12


def read_tail(page: Page, begin: int) -> int:
    """Classify what stands after the article's end; give the index at which the body ends."""
    start = _comments_begin(page, begin)
    end = _article_end(page, begin, start if start is not None else len(page))
    if start is not None:
        _read_comments(page, start)
    for index in range(end, len(page)):
        if page.kinds[index] not in {BlockKind.COMMENT, BlockKind.TABLE, BlockKind.CAPTION}:
            closing = page.open(index) and find_closing(page.texts[index]) is not None
            page.kinds[index] = BlockKind.BYLINE if closing else BlockKind.FURNITURE
        elif page.kinds[index] is not BlockKind.COMMENT:
            page.kinds[index] = BlockKind.FURNITURE
    return end


def _article_end(page: Page, begin: int, last: int) -> int:
    """Find the first mark of an article's end after which it does not resume."""
    prose = [i for i in range(begin, last) if page.prose(i)]
    if not prose:
        return min(begin + 1, last) if begin < last else last
    for index in range(prose[0] + 1, last):
        if furniture().end.match(page.texts[index]):
            # A lone "© Agency" is as often a picture's credit.
            enough = 1 if is_credit(page.texts[index]) else _RESUMES_AFTER
            if not _resumes(page, index + 1, last, enough):
                return index
    return last


def _resumes(page: Page, index: int, last: int, enough: int) -> bool:
    """Tell whether an article clearly goes on: passages of running text with nothing short between.

    What markup calls a paragraph of the article counts for all.
    """
    run = 0
    for i in range(index, last):
        if page.prose(i) and len(page.texts[i].split()) >= _RESUMING_WORDS and has_full_stop(page.texts[i]):
            run += enough if page.kinds[i] is BlockKind.PARAGRAPH else 1
            if run >= enough:
                return True
        elif page.kinds[i] is not BlockKind.FURNITURE:
            run = 0
    return False


def _comments_begin(page: Page, begin: int) -> int | None:
    """Find where the comments begin: at their heading, else at the first signature above a reply link."""
    marked = next((i for i in range(len(page)) if page.kinds[i] is BlockKind.COMMENT), None)
    if marked is not None:
        return None
    prose = [i for i in range(begin, len(page)) if page.prose(i)]
    if not prose:
        return None
    headings = [i for i in range(prose[0] + 1, len(page)) if is_comment_heading(page.texts[i])]
    if headings:
        settled = [i for i in headings if len([p for p in prose if p < i]) >= 2]
        return settled[0] if settled else headings[-1]
    return _before_answer(page, prose)


def _before_answer(page: Page, prose: list[int]) -> int | None:
    """Walk back from the first reply link to the line that names the commenter or the time."""
    answers = [i for i in range(prose[0] + 2, len(page)) if fold(page.texts[i]) in _ANSWERS]
    if not answers:
        return None
    for index in range(answers[0] - 1, max(prose[0], answers[0] - 8), -1):
        text = page.texts[index]
        if comments().signatures.match(text) or is_publication(text):
            return index - 1 if index - 1 > prose[0] and is_name(page.texts[index - 1]) else index
    return None


def _read_comments(page: Page, start: int) -> None:
    """Classify from the comments' heading on: controls and the foot of the page are furniture, the rest comments."""
    none = _NONE.fullmatch(fold(page.texts[start])) is not None and is_comment_heading(page.texts[start])
    over = none
    for index in range(start, len(page)):
        text = page.texts[index]
        over = over or (index > start and furniture().footer.match(text) and not page.prose(index))
        control = is_comment_heading(text) or comments().controls.match(text)
        page.kinds[index] = BlockKind.FURNITURE if over or control or _button(page, index) else BlockKind.COMMENT


def _button(page: Page, index: int) -> bool:
    return page.kinds[index] is BlockKind.FURNITURE and not comments().signatures.match(page.texts[index])
