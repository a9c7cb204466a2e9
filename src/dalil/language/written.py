"""Written words: tokens joined by hyphens, as a reader of names sees them ("Takfir wal-Hijra" is two)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.language.analysis import Sentence, Token
from dalil.language.lexicon import name_words, role_words

_HYPHENS = frozenset("-‐‑")
_QUOTES = frozenset({'"', "“", "„", "«", "‘", "'", "``", "(", "["})
_PAUSES = frozenset({":", "–", "—", "--", "...", "…", "•", "*"})
_STOPS = frozenset({".", "!", "?", ":", ",", ";", '"', "”", "»", "''", ")"})
_SHOUTED = 0.75
_TITLED = 0.8


@dataclass(frozen=True, slots=True)
class Word:
    """Tokens ``first`` to ``last`` (exclusive) written as one word; ``initial`` where a capital says nothing.

    ``capital`` tells whether the word, or what follows its particle ("al-Qaeda"), begins with a capital.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    initial: bool
    low: str = field(init=False, repr=False, compare=False)
    capital: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        capital = any(part[:1].isupper() for part in self.text.replace("‑", "-").split("-"))
        object.__setattr__(self, "low", self.text.lower())
        object.__setattr__(self, "capital", capital)

    @property
    def acronym(self) -> bool:
        """Whether the word is an abbreviation of two to eight letters ("KNB", "YPG-J", "SnF")."""
        letters = self.text.replace("-", "")
        capitals = sum(map(str.isupper, letters))
        mostly = letters.isupper() or (
            letters[:1].isupper() and letters[-1:].isupper() and 2 * capitals >= len(letters)
        )
        return 2 <= len(letters) <= 8 and letters.isalpha() and mostly


def written_words(text: str, tokens: Sequence[Token], sentence: Sentence) -> list[Word]:
    """Join the tokens of a sentence to written words; marks and clitics are words of their own."""
    words: list[Word] = []
    at = sentence.first
    while at < sentence.last:
        stop = at + 1
        while _joins(tokens, at, stop, sentence.last):
            stop += 2
        start, end = tokens[at].start, tokens[stop - 1].end
        words.append(Word(at, stop, start, end, text[start:end], _is_initial(words, start)))
        at = stop
    return words


def _is_initial(words: Sequence[Word], start: int) -> bool:
    """Tell whether a word begins a sentence, a quotation or what follows a colon or dash."""
    if not words or words[-1].text in _PAUSES or _is_dash(words, start):
        return True
    return words[-1].text in _QUOTES and words[-1].end == start


def _is_dash(words: Sequence[Word], start: int) -> bool:
    """Tell a hyphen that stands for a dash, with space around it ("Osh Courier - In the region …")."""
    hyphen = len(words) > 1 and words[-1].text in _HYPHENS
    return hyphen and words[-2].end < words[-1].start and words[-1].end < start


def _joins(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Tell whether a hyphen and the part after it belong to the name that the token before them is part of."""
    if at + 1 >= last or tokens[at].text not in _HYPHENS:
        return False
    if tokens[at].start != tokens[at - 1].end or tokens[at].end != tokens[at + 1].start:
        return False
    before, after = tokens[at - 1].text, tokens[at + 1].text
    if not (before[:1].isalnum() and after[:1].isalnum()):
        return False
    particles = name_words().leading_particles
    # "e-Sahra" may be one token, as "e-mail" is.
    if before.lower() in particles or (after.partition("-")[0].lower() in particles and before[:1].isupper()):
        return True
    if before.lower() in role_words().over:
        return role_words().kind(after) is not None or after.lower() in name_words().portfolios
    return tokens[first].text[:1].isupper() and (after[:1].isupper() or after.isdigit())


def is_shouted(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is written in capitals, so that they mark no name."""
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


def is_titled(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is a headline with a capital on nearly every word."""
    written = [word for word in words if word.text[:1].isalpha()]
    longer = [word for word in written if len(word.text) > 3]
    stopped = bool(words) and words[-1].text in _STOPS
    return len(longer) > 3 and not stopped and sum(word.capital for word in longer) > _TITLED * len(longer)
