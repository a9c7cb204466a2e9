"""The head of a page: section labels, headline, byline, publication line and captions above the body."""

from __future__ import annotations

import re

from dalil.reading.bylines import find_byline, find_dated_byline, find_place_byline, is_name
from dalil.reading.dates import publication_line
from dalil.reading.page import (
    Page,
    ends_sentence,
    has_certain_dateline,
    has_full_stop,
    is_caption,
    is_comment_heading,
    is_furniture,
    is_prose,
    is_publication,
)
from dalil.reading.phrases import comments, fold, outlets
from dalil.records import BlockKind

_LOOK_AHEAD = 8
_WINDOW = 10
_LONGEST_HEADLINE = 32
_LONGEST_UNCREDITED = 50
_LONGEST_LABEL = 25


def read_head(page: Page) -> int:
    """Classify what stands above the body; give the index at which the body begins (``len(page)`` if there is none)."""
    _claim_furniture(page)
    begin = _body_begin(page)
    headline = _headline(page, begin)
    for index in range(begin):
        if page.open(index):
            page.kinds[index] = _above(page, index, headline, begin)
    return begin


def _claim_furniture(page: Page) -> None:
    for index, text in enumerate(page.texts):
        if page.open(index) and is_furniture(text) and publication_line(text) is None:
            page.kinds[index] = BlockKind.FURNITURE


def _body_begin(page: Page) -> int:
    """Find the first passage of the body: running text that is no caption, with no byline or dateline just below it."""
    first = next((i for i in range(len(page)) if _is_lead(page, i)), None)
    if first is None:
        return _without_prose(page)
    for index in range(min(first + _LOOK_AHEAD, _replies_begin(page, first)) - 1, first, -1):
        if has_certain_dateline(page.texts[index]) and page.prose(index) and _only_short(page, first, index):
            return index
        if ((page.open(index) and _is_byline(page.texts[index])) or _dated(page, index)) and _only_short(
            page, first, index
        ):
            return next((i for i in range(index + 1, len(page)) if _is_lead(page, i)), index + 1)
    return first


def _replies_begin(page: Page, first: int) -> int:
    """Give where readers' comments with their controls open below a short text; the page's end where none do."""
    headings = [i for i in range(first + 1, len(page)) if is_comment_heading(page.texts[i])]
    if headings and any(comments().controls.match(page.texts[i]) for i in range(headings[-1] + 1, len(page))):
        return headings[-1]
    return len(page)


def _dated(page: Page, index: int) -> bool:
    return page.open(index) and is_publication(page.texts[index]) and not is_prose(page.texts[index])


def _is_lead(page: Page, index: int) -> bool:
    text = page.texts[index]
    if not page.prose(index):
        return False
    if has_certain_dateline(text):
        return True
    return (
        not is_caption(text)
        and not page.captioned(index)
        and not _is_byline(text)
        and not is_publication(text)
        and not _titles(page, index)
    )


def _titles(page: Page, index: int) -> bool:
    """Tell whether a sentence is the page's title, or a title-cased line that a longer passage follows."""
    text = page.texts[index]
    if page.metadata.title and fold(page.metadata.title) == fold(text):
        return True
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(1 for word in words if word[0].isupper())
    return (
        index < 4
        and len(words) >= 3
        and len(text.split()) <= 20
        and capitals >= 0.8 * len(words)
        and not text.isupper()
    )


def _without_prose(page: Page) -> int:
    """Where no passage reads as running text, take the first two for the head."""
    openings = [i for i in range(len(page)) if page.kinds[i] in {None, BlockKind.HEADLINE}]
    return min(openings[0] + 1, len(page)) if openings else len(page)


def _only_short(page: Page, first: int, last: int) -> bool:
    """Tell whether what stands between could all be standfirst and captions."""
    between = [page.texts[i] for i in range(first, last) if page.prose(i)]
    return len(between) <= 3 and all(len(text.split()) <= _LONGEST_UNCREDITED for text in between)


def _is_byline(text: str) -> bool:
    return find_byline(text) is not None or (find_dated_byline(text) is not None and not text[:1].isdigit())


def _headline(page: Page, begin: int) -> int | None:
    """Choose the headline: what markup calls so, else what the page's title says, else the first line of four words."""
    marked = [i for i in range(begin) if page.kinds[i] is BlockKind.HEADLINE]
    if marked:
        return marked[0]
    candidates = [i for i in range(begin) if page.open(i) and _may_be_headline(page, i)]
    if not candidates:
        return None
    title = fold(page.metadata.title or "")
    chosen = next((i for i in candidates if title and fold(page.texts[i]) == title), None)
    if chosen is None:
        anchor = _anchor(page, begin)
        close = [i for i in candidates if anchor - _WINDOW <= i < anchor]
        chosen = max(close or candidates, key=lambda i: (_stands_out(page, i), -i))
    page.kinds[chosen] = BlockKind.HEADLINE
    return chosen


def _anchor(page: Page, begin: int) -> int:
    """Find what a headline stands above: the byline or publication line above the body, else the body."""
    lines = range(max(0, begin - 2 * _WINDOW), begin)
    labels = [i for i in lines if page.open(i) and (_is_byline(page.texts[i]) or is_publication(page.texts[i]))]
    # A publication line may stand above the headline too, then nothing but labels is above it.
    return next((i for i in labels if any(_words(page, above) >= 4 for above in range(i) if page.open(above))), begin)


def _stands_out(page: Page, index: int) -> int:
    """Weigh a line as headline: at least four words, and set apart from its neighbours as menus are not."""
    below = index + 1 < len(page) and page.passages[index + 1].near
    apart = not page.passages[index].near and not below
    return min(_words(page, index), 4) + (3 if apart else 0)


def _words(page: Page, index: int) -> int:
    return len(page.texts[index].split())


def _may_be_headline(page: Page, index: int) -> bool:
    text = page.texts[index]
    if len(text.split()) > _LONGEST_HEADLINE or fold(text) in _masthead():
        return False
    return not (_is_byline(text) or is_publication(text) or is_caption(text) or is_comment_heading(text))


def _above(page: Page, index: int, headline: int | None, begin: int) -> BlockKind:
    """Classify an open passage above the body."""
    text = page.texts[index]
    if headline is not None and index > headline and fold(text) == fold(page.texts[headline]):
        return BlockKind.HEADLINE
    label = BlockKind.CAPTION if page.captioned(index) else _label(text)
    long = is_prose(text) and len(text.split()) >= _LONGEST_LABEL
    if label or headline is None or index < headline:
        return label or (BlockKind.PARAGRAPH if long and has_full_stop(text) else BlockKind.FURNITURE)
    if is_prose(text) and (has_full_stop(text) or long):
        return _below_headline(page, index, begin)
    if find_place_byline(text) is not None or (is_name(text) and _beside_date(page, index)):
        return BlockKind.BYLINE
    return _short_line(text, index == headline + 1)


def _label(text: str) -> BlockKind | None:
    """Tell bylines, publication lines and captions, which may stand above a headline as well as below."""
    if _is_byline(text):
        return BlockKind.BYLINE
    if is_publication(text):
        return BlockKind.PUBLICATION
    return BlockKind.CAPTION if is_caption(text) else None


def _below_headline(page: Page, index: int, begin: int) -> BlockKind:
    """Tell a standfirst from a caption without credit: captions come after the byline, right above the dateline."""
    under = any(page.kinds[i] in {BlockKind.BYLINE, BlockKind.PUBLICATION} for i in range(index))
    dated = begin < len(page) and has_certain_dateline(page.texts[begin])
    return BlockKind.CAPTION if dated and under else BlockKind.PARAGRAPH


def _short_line(text: str, under_headline: bool) -> BlockKind:
    """Tell a standfirst without stop, which belongs to the report, from labels."""
    words = len(text.split())
    if under_headline and words >= 5 and not re.search(r"[|›»]", text):
        return BlockKind.SUBHEADING
    return BlockKind.PARAGRAPH if ends_sentence(text) and words >= 4 else BlockKind.FURNITURE


def _beside_date(page: Page, index: int) -> bool:
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(page)]
    return any(page.kinds[i] is BlockKind.PUBLICATION or is_publication(page.texts[i]) for i in beside)


def _masthead() -> frozenset[str]:
    return frozenset(fold(name) for name in outlets())
