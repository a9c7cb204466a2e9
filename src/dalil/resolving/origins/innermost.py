"""Origins in one report: the innermost link of a record's chain, the institution behind it, the channel.

Who is named counts across reports; a private person, and whoever is only described, is an origin of one report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from dalil.language.attribution.cues import cue_words
from dalil.language.variants import romanised
from dalil.records import UNNAMED, Entity, Report, Statement, private_names, without
from dalil.records.keys import short
from dalil.resolving.names.known import role_of
from dalil.resolving.origins.voices import voices

OriginKind = Literal["person", "organisation", "document", "outlet", "unnamed"]

_LINE = re.compile(r".*\n", re.DOTALL)
_CLAUSE = re.compile(r",|\b(?:who|whom|whose|which|that)\b")
_POSSESSED = re.compile(r"^(?:the |its |their )?(?P<body>.+?)['’]s?\s")
_BEHIND = re.compile(r"\b(?:of|for|at|from|in)\s+(?:the\s+)?(?P<body>.+)$")
_ISSUED_BY = re.compile(r"\b(?:by|of|from)\s+(?P<body>.+)$")
_BEFORE_BODY = re.compile(r"^(?:[Tt]he\s+)?(?:[\w-]+['’]s?\s+|[A-Z][\w-]+\s+|(?P<kind>[a-z]+)\s+)?$")
_AFTER_BODY = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:of the (?:republic|country|state)\s*|on \w+\s*|(?P<cue>[a-z]+)\s*)?$"
)
_ARTICLE = re.compile(r"^(?:an?|the|its|their)\s+", re.IGNORECASE)
_THROUGH = frozenset({"in", "on", "through", "via"})
_LETTERS = re.compile(r"[^\w ]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """A speaker or a document; two are one where their keys are equal.

    ``institution`` is the body behind a speaker, ``channel`` what the words came through (broadcast, press release),
    ``conditions`` the circumstances (``police_present``). ``role`` is the speaker's in the report's words, and
    ``report`` the id of the only report in which this is an origin: None for those who are known by a name.
    """

    key: str
    name: str
    kind: OriginKind
    institution: str | None = None
    channel: str | None = None
    conditions: tuple[str, ...] = ()
    role: str | None = None
    report: str | None = None


def origin_of(report: Report, chain: Sequence[Statement], entities: Mapping[str, Entity]) -> Origin:
    """Give the origin of what stands in a chain of statements, outermost first.

    Where nobody is named it is the agency that the report credits, else the outlet. Whoever has no name inside a direct
    quotation ("they told us") is known by the quoted speaker's word alone, who is then the origin.
    """
    reached = list(chain)
    while len(reached) > 1 and not reached[-1].speaker and (reached[-2].mode == "direct" or _is_pronoun(reached[-1])):
        reached.pop()
    return _Speaking(report, reached[-1], entities).origin() if reached else outlet_of(report)


def outlet_of(report: Report) -> Origin:
    """Give the origin of what a report tells in its own name: the agency that it credits, else the outlet."""
    known = report.agency or report.is_of_outlet
    return named_outlet(report.writer) if known else nameless_outlet(report.writer, report.id)


def named_outlet(name: str) -> Origin:
    """Give the outlet or agency of a name as an origin."""
    return Origin(f"outlet:{name_key(name)}", name, "outlet")


def named_body(name: str) -> Origin:
    """Give the body of a name as an origin."""
    return Origin(f"body:{name_key(name)}", name, "organisation", name)


def nameless_outlet(shown: str, report: str) -> Origin:
    """Give the outlet of one report, of which no more is known than the file in which it was found."""
    return Origin(f"{short(report)} outlet", shown, "outlet", report=report)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Write a name so that its spellings with and without diacritics, case and article are one."""
    plain = _LETTERS.sub(" ", romanised(name.replace("’", "'").replace("'", "")))
    return " ".join(plain.split()).removeprefix("the ")


@dataclass(frozen=True)
class _Speaking:
    """The innermost statement of a chain, from which an origin is made."""

    report: Report
    statement: Statement
    entities: Mapping[str, Entity]

    def origin(self) -> Origin:
        speaker = self.entities.get(self.statement.speaker or "")
        if speaker is not None:
            return self._of_entity(speaker)
        words = _before_verb(_LINE.sub("", self.statement.speaker_text or "").strip(" ,"))
        if not words:
            return outlet_of(self.report)
        body = self._body_in(words)
        return self._of_entity(body) if body else self._described(words)

    def _of_entity(self, speaker: Entity) -> Origin:
        if speaker.type == "person":
            return self._private(speaker) if speaker.private else self._public(speaker)
        if speaker.type == "publication" or self._is_outlet(speaker.name):
            return Origin(f"outlet:{name_key(speaker.name)}", speaker.name, "outlet", channel=self._channel())
        if speaker.type == "organisation" and not speaker.private:
            return self._body(speaker.name)
        return self._described(speaker.name)

    def _is_outlet(self, name: str) -> bool:
        own = filter(None, (self.report.outlet, self.report.agency))
        return name_key(name) in {name_key(each) for each in own}

    def _public(self, person: Entity) -> Origin:
        """Give a public figure; who has one name only ("Colonel Asanov") may be another in another report."""
        if voices().speaking.fullmatch(person.name):
            return self._described(f"{person.role} {person.name}" if person.role else person.name)
        full = len(person.name.split()) > 1
        key = f"person:{name_key(person.name)}"
        return Origin(
            key if full else f"{short(self.report.id)} {key}",
            person.name,
            "person",
            self._shown(self._institution(person)),
            self._channel(person.role or ""),
            self._conditions(),
            self._shown(person.role),
            None if full else self.report.id,
        )

    def _private(self, person: Entity) -> Origin:
        """Give a private person: an origin without a name, under a key that does not hold it.

        Whoever is quoted as the voice of a body gives that body's word, whatever his name.
        """
        source = self.statement.source.exact if self.statement.source else ""
        body = self._institution_in(source) if voices().speaking.search(source) else None
        if body and self._named(body):
            return self._body(body)
        key = f"{short(self.report.id)} private:{_digest(person.name)}"
        role = self._shown(person.role)
        return Origin(key, UNNAMED, "person", None, self._channel(), self._conditions(), role, self.report.id)

    def _body(self, name: str) -> Origin:
        return replace(named_body(name), channel=self._channel(), conditions=self._conditions())

    def _described(self, words: str) -> Origin:
        """Give a speaker without a name: the outlet itself, a body's unnamed voice, a document, or somebody.

        A pronoun that the report does not resolve tells of nobody else.
        """
        known = voices()
        if words.lower().strip(" .") in known.outlet | known.pronouns:
            return outlet_of(self.report)
        institution = self._institution_in(words)
        if institution and known.speaking.search(words) and self._named(institution):
            return self._body(institution)
        main = _CLAUSE.split(words)[0]
        if (issuer := self._issuer(main)) is not None:
            return self._of_entity(issuer)
        kind: OriginKind = "document" if _heads(known.written, main) else "unnamed"
        shown = without(private_names(self.entities.values()), words)
        telling = " ".join(known.telling(shown)) or shown.lower()
        telling += f" {_digest(words)}" if shown != words else ""
        return Origin(
            f"{short(self.report.id)} described:{telling}",
            shown,
            kind,
            self._shown(institution),
            self._channel(words),
            self._conditions(),
            None,
            self.report.id,
        )

    def _shown(self, words: str | None) -> str | None:
        """Give words about a speaker without the names of private persons."""
        return words and without(private_names(self.entities.values()), words)

    def _institution(self, person: Entity) -> str | None:
        """Find the body behind a person: the one that his role names, else the words for it."""
        current = [each for each in person.affiliations if not each.former]
        voiced = [each for each in current if voices().speaking.search(each.role)]
        for each in (*voiced, *current):
            body = self.entities.get(each.organisation or "")
            if body is not None:
                return body.name
        roles = [*(each.role for each in voiced), *([person.role] if person.role else [])]
        return next(filter(None, map(self._institution_in, roles)), None)

    def _institution_in(self, words: str) -> str | None:
        """Find the body of which words tell a voice or an office ("the service's spokesman", "head of the centre")."""
        main = _CLAUSE.split(words)[0]
        voice = voices().speaking.search(main)
        rest = " ".join(voices().speaking.sub(" ", main).split())
        owner = _POSSESSED.match(main)
        found = owner if owner and not voices().speaking.search(owner["body"]) else _BEHIND.search(rest)
        body = found["body"].strip() if found else _ARTICLE.sub("", main[: voice.start()]).strip() if voice else ""
        name = self._full_name(body) if voices().telling(body) else ""
        return name if name and (self._named(name) or (voice and found)) else None

    def _full_name(self, words: str) -> str:
        """Give the report's name for a body that words take up ("the service", "the ministry"), or the words."""
        telling = set(voices().telling(words))
        fitting = [body for body in self._bodies() if telling and telling <= set(voices().telling(body.name))]
        exact = [body for body in self._bodies() if name_key(words) in set(map(name_key, (body.name, *body.aliases)))]
        named = exact or (fitting if len(fitting) == 1 else [])
        return named[0].name if named else words

    def _named(self, name: str) -> bool:
        return any(body.name == name for body in self._bodies())

    def _bodies(self) -> list[Entity]:
        return [entity for entity in self.entities.values() if entity.type == "organisation" and not entity.private]

    def _body_in(self, words: str) -> Entity | None:
        """Find the body that words merely name ("Ruritania's Ministry of Justice (MoJ)", "the ministry")."""
        for body in self._bodies():
            for name in sorted({body.name, *body.aliases}, key=lambda name: (-len(name), name)):
                at = words.find(name)
                if at >= 0 and _is_all(words[:at], words[at + len(name) :]):
                    return body
        if not _is_noun_alone(words):
            return None
        noun = voices().noun(words)
        is_society = noun in voices().societies
        full = None if is_society else self._full_name(words)
        named = next((body for body in self._bodies() if body.name == full), None)
        if named is None and (is_society or voices().is_authority(noun)):
            return self._mentioned_before(is_society=is_society)
        return named

    def _mentioned_before(self, *, is_society: bool) -> Entity | None:
        """Find the last body that the paragraph mentions before its speaker, whom "the group" or "the agency" means.

        A society is none of the state's bodies; any other is written as an abbreviation, which tells no noun.
        """
        source = self.statement.source
        block = self.report.block_at(source.start) if source else None
        if source is None or block is None:
            return None
        fitting = [b for b in self._bodies() if (not voices().is_authority(b.name) if is_society else b.name.isupper())]
        mentioned = [
            (m.start, body) for body in fitting for m in body.mentions if block.start <= m.start < source.start
        ]
        return max(mentioned, key=lambda found: found[0], default=(0, None))[1]

    def _issuer(self, words: str) -> Entity | None:
        """Find the body that made known what words tell of ("a statement by the ministry", "the group's message")."""
        if not _heads(voices().made_known, words):
            return None
        named = (_POSSESSED.match(words), _ISSUED_BY.search(words))
        told = (name for found in named if found for name in (found["body"].strip(), f"the {found['body'].strip()}"))
        return next(filter(None, map(self._body_in, told)), None)

    def _channel(self, *beside: str) -> str | None:
        """Name the channel: what the words came through, else what the speaker's own words or the conditions tell."""
        via = self.statement.via.exact if self.statement.via else ""
        source = _LINE.sub("", self.statement.source.exact) if self.statement.source else ""
        by_condition = (voices().condition_channels.get(each) for each in self._conditions())
        return next(filter(None, (*map(voices().channel, (via, source, *beside)), *by_condition)), None)

    def _conditions(self) -> tuple[str, ...]:
        return tuple(sorted({condition.kind for condition in self.statement.conditions}))


def _digest(name: str) -> str:
    """Tell names apart in keys without holding them."""
    return blake2b(name_key(name).encode(), digest_size=6).hexdigest()


def _is_pronoun(statement: Statement) -> bool:
    return (statement.speaker_text or "it").lower() in voices().pronouns


def _is_all(before: str, after: str) -> bool:
    """Tell whether what stands around a body's name adds nobody else: an owner, a kind of body, a verb of saying."""
    left, right = _BEFORE_BODY.match(before), _AFTER_BODY.match(after)
    if left is None or right is None:
        return False
    kind, cue = left["kind"], right["cue"]
    return (kind is None or role_of(kind) is None) and (cue is None or cue in _said())


def _before_verb(words: str) -> str:
    """Give words without a verb of saying that was taken for one of them ("the government announced in a letter")."""
    told = words.split()
    verbs = (at for at, pair in enumerate(pairwise(told)) if at and pair[0] in _said() and pair[1] in _THROUGH)
    return " ".join(told[: next(verbs, len(told))])


@cache
def _said() -> frozenset[str]:
    return frozenset(form for verb in cue_words().verbs for form in verb.forms)


def _is_noun_alone(words: str) -> bool:
    """Tell words that take a body up by its noun: "the service", "The ministry"."""
    return words.lower().startswith("the ") and len(words.split()) == 2


def _heads(pattern: re.Pattern[str], words: str) -> bool:
    """Tell whether a phrase is the head of words: nothing but a complement follows it."""
    return any(
        re.match(r"\s*(?:$|of\b|by\b|on\b|from\b|for\b|in\b)", words[found.end() :])
        for found in pattern.finditer(words)
    )
