"""Phrases: the word lists of the reading room, kept as YAML beside the code and validated when loaded."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

# Characters; no line of furniture is longer, and patterns need a bound on what they search.
_LONGEST_LINE = 800


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Lines(_Strict):
    """Lines known by what they say: as a whole, by how they open, or by a regular expression over the whole line.

    Case, white space and a final mark do not matter. ``longest`` is the most words that a line known by its opening
    may have.
    """

    whole: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    longest: int = Field(default=25, gt=0)

    @field_validator("patterns")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns

    def match(self, text: str) -> bool:
        """Tell whether a line is one of these."""
        if len(text) > _LONGEST_LINE:
            return False
        folded = fold(text)
        if folded in self.whole:
            return True
        if folded.count(" ") < self.longest and _opening(self.openings).match(folded):
            return True
        return any(_compiled(pattern).fullmatch(folded) for pattern in self.patterns)


class Furniture(_Strict):
    """Kinds of furniture.

    ``anywhere``: single lines; ``notices``: whole paragraphs (cookies, newsletters); ``lists``: headings over links;
    ``end``: after it the article is over, unless it clearly resumes; ``footer``: the foot of the page.
    """

    anywhere: Lines
    notices: Lines
    lists: Lines
    end: Lines
    footer: Lines


class Comments(_Strict):
    """``headings`` open the readers' comments; ``controls`` are buttons and policy lines among them."""

    headings: Lines
    controls: Lines
    signatures: Lines


class Credits(_Strict):
    """``agencies`` as credits name them; ``photo`` words make a bracket a picture credit; ``openings`` of captions.

    ``not_credits`` are words of copyright notices, ``not_places`` words that open a line as a place would.
    """

    agencies: tuple[str, ...]
    photo: tuple[str, ...]
    openings: tuple[str, ...]
    not_credits: tuple[str, ...]
    not_places: frozenset[str]


class Bylines(_Strict):
    """How a byline opens, what stands for one without a name, words that part name and place, words for roles."""

    openings: tuple[str, ...]
    closings: tuple[str, ...]
    whole: frozenset[str]
    roles: tuple[str, ...]
    particles: frozenset[str]


class Calendar(_Strict):
    """Names of months (twelve lists) and weekdays, labels of publication lines and their small words."""

    months: tuple[tuple[str, ...], ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    small: tuple[str, ...]
    relative: tuple[str, ...]


class Markup(_Strict):
    """What the markup of web pages says.

    Regular expressions over class and id words, of comments, captions, bylines, publication lines and furniture; and
    tags: those never shown, those inside a line, those of furniture.
    """

    comments: str
    captions: str
    bylines: str
    published: str
    furniture: str
    hidden_tags: frozenset[str]
    inline_tags: frozenset[str]
    furniture_tags: frozenset[str]

    @field_validator("comments", "captions", "bylines", "published", "furniture")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


class Mail(_Strict):
    """Names of headers in forwarded messages, and the lines that part messages."""

    headers: frozenset[str]
    separators: frozenset[str]


def fold(text: str) -> str:
    """Give a line as phrase lists have it: lower case, straight apostrophes, no mark at the end."""
    return text.casefold().replace("’", "'").strip(" \t.:!?…*»›>|•").strip()


@cache
def furniture() -> Furniture:
    """Load the furniture phrases."""
    return Furniture.model_validate(_load("furniture"))


@cache
def comments() -> Comments:
    """Load the phrases around readers' comments."""
    return Comments.model_validate(_load("comments"))


@cache
def credits_() -> Credits:
    """Load agencies and picture credits."""
    return Credits.model_validate(_load("credits"))


@cache
def bylines() -> Bylines:
    """Load byline phrases."""
    return Bylines.model_validate(_load("bylines"))


@cache
def calendar() -> Calendar:
    """Load the names of months and days and the labels of publication lines."""
    return Calendar.model_validate(_load("calendar"))


@cache
def markup() -> Markup:
    """Load the class and id words of web pages."""
    return Markup.model_validate(_load("markup"))


@cache
def mail() -> Mail:
    """Load the phrases of forwarded messages."""
    return Mail.model_validate(_load("mail"))


@cache
def outlets() -> frozenset[str]:
    """Load the names of outlets that stand alone as a line or in a byline."""
    names: list[str] = _load("outlets")["outlets"]
    return frozenset(names)


def alternatives(words: tuple[str, ...] | list[str] | frozenset[str]) -> str:
    """Write words as one alternative of a regular expression, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _opening(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(openings)})(?!\w)" if openings else r"(?!)")


def _load(name: str) -> Any:
    text = resources.files("dalil.reading").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
