"""Voices: the vocabulary of origins, validated at load: who speaks for a body, channels, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files

import yaml
from pydantic import ValidationError

from dalil.errors import CodebookError
from dalil.language.lexicon import role_words, singular
from dalil.language.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ-][^\W_]+)*")
_COMPLEMENT = re.compile(
    r",|\b(?:who|whom|whose|which|that|of|in|at|from|for|with|to|on|by|reached|close|quoted|cited)\b"
)
_CLAUSE = re.compile(r",|\b(?:who|whom|whose|which|that|reached|quoted|cited)\b")
_POSSESSIVE = re.compile(r"['’]s?$")


class Voices(Vocabulary):
    """The words by which origins are told; all lower case."""

    speakers: tuple[str, ...]
    heads: tuple[str, ...]
    officials: frozenset[str]
    officers: frozenset[str]
    forces: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    commanders: frozenset[str]
    vague: frozenset[str]
    levels: frozenset[str]
    taking_up: frozenset[str]
    societies: frozenset[str]
    apart: frozenset[str]
    sources: frozenset[str]
    authorities: tuple[str, ...]
    establishments: frozenset[str]
    publishers: tuple[str, ...]
    press: tuple[str, ...]
    contesting: frozenset[str]
    anonymous: tuple[str, ...]
    documents: tuple[str, ...]
    issued: tuple[str, ...]
    texts: frozenset[str]
    channels: dict[str, tuple[str, ...]]
    condition_channels: dict[str, str]
    outlet: frozenset[str]
    pronouns: frozenset[str]
    continuing: tuple[str, ...]
    small: frozenset[str]
    times: frozenset[str]

    @cached_property
    def speaking(self) -> re.Pattern[str]:
        """Matches a word for somebody who gives a body's word."""
        return _any_of(self.speakers)

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """Matches a word for the head of a body."""
        return _any_of(self.heads)

    @cached_property
    def going_on(self) -> re.Pattern[str]:
        """Matches the word with which a sentence goes on with what its speaker said before."""
        return _any_of(self.continuing)

    @cached_property
    def written(self) -> re.Pattern[str]:
        """Matches a word for a document."""
        return _any_of(self.documents)

    @cached_property
    def made_known(self) -> re.Pattern[str]:
        """Matches a word for what a body makes known itself."""
        return _any_of(self.issued)

    def publishes_itself(self, outlet: str) -> bool:
        """Tell whether an outlet's name is that of a body that tells its own word, and not one of the press."""
        bodies, press = self._kinds_of_outlets
        return bool(bodies.search(outlet)) and not press.search(outlet)

    @cached_property
    def _kinds_of_outlets(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return _any_of(self.publishers), _any_of(self.press)

    @cached_property
    def _channels(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((channel, _any_of(words)) for channel, words in self.channels.items())

    def channel(self, words: str) -> str | None:
        """Name the channel that words hold ("in a statement on Telegram"); None where they hold none."""
        low = words.lower()
        return next((channel for channel, pattern in self._channels if pattern.search(low)), None)

    def telling(self, words: str) -> tuple[str, ...]:
        """Give the words of a description that carry meaning, lower case, singular, in order."""
        plain = (_POSSESSIVE.sub("", word) for word in _WORD.findall(words))
        kept = (word for word in plain if word and word.lower() not in self.small | self.times)
        return tuple(word.lower() if word.isupper() else singular(word.lower()) for word in kept)

    def noun(self, words: str) -> str:
        """Give the noun of a description or role: its last telling word before a clause or a preposition."""
        before = self.telling(_COMPLEMENT.split(words)[0]) or self.telling(words)
        return before[-1] if before else ""

    def phrase(self, words: str) -> str:
        """Give a description without the clauses that tell more of its holder ("a man, who asked not to be named")."""
        return _CLAUSE.split(words)[0].strip() or words

    def headed(self, words: str) -> str:
        """Give a description without what follows its noun ("The Defence Ministry in Kabul" without the city)."""
        return _COMPLEMENT.split(words)[0].strip() or words

    def named(self, words: str) -> frozenset[str]:
        """Give the telling words of a document's description, but for those that say that nobody signed it."""
        return frozenset(self.telling(self._unsigned.sub(" ", words)))

    @cached_property
    def _unsigned(self) -> re.Pattern[str]:
        return _any_of(self.anonymous)

    def kinds_of(self, words: str) -> frozenset[str]:
        """Name the kinds of bodies that words hold ("commander of the Northern Task Force": the military)."""
        return frozenset(kind for kind, pattern in self._kinds if pattern.search(words))

    @cached_property
    def _kinds(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((kind, _any_of(words)) for kind, words in self.kinds.items())

    @cached_property
    def calling(self) -> frozenset[str]:
        """Give the words that call a body by its kind or level and tell it from no other."""
        kinds = (word for phrases in self.kinds.values() for phrase in phrases for word in self.telling(phrase))
        return self.vague | self.forces | frozenset(kinds)

    def commands(self, role: str) -> bool:
        """Tell whether somebody in a role commands a force or gives its word."""
        noun = self.noun(role)
        return noun in self.commanders or bool(self.leading.fullmatch(noun) or self.speaking.search(role))

    def speaks_for_body(self, role: str) -> bool:
        """Tell whether somebody in a role gives a body's word, or stands at its head."""
        return bool(self.speaking.search(role) or self.leading.search(role))

    def is_authority(self, body: str) -> bool:
        """Tell whether a body is one of the state's."""
        return bool(self.kinds_of(body) or self._governing.search(body))

    @cached_property
    def _governing(self) -> re.Pattern[str]:
        return _any_of(self.authorities)

    def is_officer(self, role: str) -> bool:
        """Tell whether somebody in a role gives a body's word, holds a rank, or may be called an official of it."""
        ranked = any(role_words().kind(word) == "rank" for word in role.split())
        return ranked or self.noun(role) in self.officers or bool(self.speaking.search(role))


@cache
def voices() -> Voices:
    """Give the shipped words; raises CodebookError where they do not validate."""
    path = files("dalil.resolving.origins") / "data" / "voices.yaml"
    try:
        return Voices.model_validate(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506 - no tags
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CodebookError("voices.yaml", "is not YAML", "mend the line", line) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CodebookError("voices.yaml", f"{where}: {first['msg']}", "mend the entry") from error


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
