"""Anaphora: nouns and pronouns that take up what was named before ("the group", "the prosecutor", "she said")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dalil.language.analysis import Quotation
from dalil.language.attribution.cues import function_words
from dalil.language.lexicon import Gender, hearing_verbs, name_words, role_words, singular, speech_verbs
from dalil.language.voting import Named
from dalil.language.written import Word
from dalil.records import EntityType, Span

_DEFINITE = frozenset({"the", "this", "that", "said"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_TAKEN_BY = frozenset({"of", "for", "that", "which", "who", "whose", "against", "from"})
_FADING = 0.75
_NEAR = 6
_GROUP_REACH = 14
_SPEAKER_REACH = 7
_QUOTED_WEIGHT = 0.1
_PLAIN_WEIGHT = 0.3
_OBJECT_WEIGHT = 0.15
_OTHER_PARAGRAPH = 0.5
_SPOKEN_OF: Mapping[str, Gender] = {"he": "he", "she": "she", "him": "he", "her": "she"}


@dataclass
class Thing:
    """One thing under its names, while what else refers to it is being found."""

    type: EntityType
    named: list[Named]
    later: list[tuple[int, Span]] = field(default_factory=list)
    gender: Gender | None = None

    def __post_init__(self) -> None:
        self.gender = self.gender or next((one.gender for one in self.named if one.gender), None)

    @property
    def heads(self) -> frozenset[str]:
        """The nouns that the thing can be called by."""
        return frozenset().union(*(one.heads for one in self.named))

    def absorb(self, other: Thing) -> None:
        """Take over the names of a thing that turned out to be the same one."""
        self.named += other.named
        self.later += other.later
        other.named, other.later = [], []

    def places(self) -> Iterator[tuple[int, Span]]:
        """Give the sentence and span of everything that refers to the thing so far."""
        yield from ((one.sentence, one.span) for one in self.named)
        yield from self.later

    def salience(self, sentence: int, before: int, reach: int) -> float:
        """Weigh how present the thing is at an offset: near mentions count more, those beyond ``reach`` nothing."""
        return sum(
            _FADING ** (sentence - at) for at, span in self.places() if span.end <= before and sentence - at <= reach
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentences of a report as written words, and its quotations."""

    text: str
    lines: Sequence[Sequence[Word]]
    quotations: Sequence[Quotation]

    def quoted(self, span: Span) -> bool:
        """Tell whether a span stands between quotation marks of more than a few words."""
        return any(q.inner.contains(span) and len(q.inner) > len(span) + 20 for q in self.quotations)


def resolve(things: Sequence[Thing], around: Surroundings) -> None:
    """Add to each thing the nouns and speakers' pronouns that refer to it, in text order."""
    named = {(one.sentence, one.span.start, one.span.end) for thing in things for one in thing.named}
    for sentence, words in enumerate(around.lines):
        taken = [(start, end) for at, start, end in named if at == sentence]
        for position, word in enumerate(words):
            if any(start <= word.start < end for start, end in taken):
                continue
            _resolve_word(things, around, sentence, position)


def _resolve_word(things: Sequence[Thing], around: Surroundings, sentence: int, position: int) -> None:
    words = around.lines[sentence]
    word = words[position]
    if word.low in _SPOKEN_OF:
        speaks = (word.low in {"he", "she"} and _speaks(words, position)) or _is_cited(words, position)
        if speaks and not around.quoted(Span.of(around.text, word.start, word.end)):
            _resolve_speaker(things, around, sentence, word)
        return
    first = _definite_start(words, position)
    noun = singular(word.low)
    if first is None or noun != word.low or _is_open(words, position):
        return
    span = Span.of(around.text, words[first].start, word.end)
    found = _organisation(things, noun, sentence, span) or _person(things, noun, sentence, span)
    if found is not None:
        found.later.append((sentence, span))
        other = _alias_after(things, around, sentence, position)
        if other is not None and other is not found and other.type == found.type:
            found.absorb(other)


def _alias_after(things: Sequence[Thing], around: Surroundings, sentence: int, position: int) -> Thing | None:
    """Find the thing whose name an alias phrase gives to a noun ("the group, also known as …")."""
    words = around.lines[sentence]
    for reach in range(position + 2, min(len(words), position + 9)):
        phrase = " ".join(word.low for word in words[position + 1 : reach] if word.text not in {",", '"', "“", "the"})
        if phrase in name_words().alias_phrases:
            start = words[reach].start
            named = [(one, thing) for thing in things for one in thing.named if one.sentence == sentence]
            return next((thing for one, thing in named if start <= one.span.start <= start + _NEAR), None)
    return None


def _definite_start(words: Sequence[Word], position: int) -> int | None:
    """Find where "the [banned] group" begins; None where the noun at ``position`` has no definite article."""
    known = name_words()
    for at in range(position - 1, max(-1, position - 5), -1):
        low = words[at].low
        if low in _DEFINITE:
            return at
        modifies = low in known.descriptors or low in role_words().modifiers or known.is_norp(low)
        if not modifies and words[at].text not in {"[", "]"}:
            return None
    return None


def _is_open(words: Sequence[Word], position: int) -> bool:
    """Tell whether the noun goes on, so that it names something else ("the group of men", "the police officer")."""
    if position + 1 >= len(words):
        return False
    after = words[position + 1]
    if after.low in _TAKEN_BY or after.capital:
        return True
    known = name_words()
    noun = known.organisation_kind(after.low) or role_words().kind(after.low) or singular(after.low) in known.members
    return bool(noun)


def _organisation(things: Sequence[Thing], noun: str, sentence: int, span: Span) -> Thing | None:
    """Find the organisation that "the <noun>" takes up: one called so, else for "group" any that is no state body."""
    anaphors = name_words().anaphors
    if noun not in anaphors["groups"] | anaphors["bodies"]:
        return None
    bodies = [thing for thing in things if thing.type == "organisation"]
    same = [thing for thing in bodies if noun in thing.heads]
    fitting = same or ([thing for thing in bodies if _is_group(thing)] if noun in anaphors["groups"] else [])
    return _most_salient(fitting, sentence, span, _GROUP_REACH)


def _is_group(thing: Thing) -> bool:
    """Tell whether an organisation may be a group: nothing in its names says that it is another kind of body."""
    return thing.heads <= name_words().organisation_heads["group"]


def _person(things: Sequence[Thing], noun: str, sentence: int, span: Span) -> Thing | None:
    """Find the person with the role that "the <noun>" names."""
    if role_words().kind(noun) is None:
        return None
    fitting = [thing for thing in things if thing.type == "person" and noun in thing.heads]
    return _most_salient(fitting, sentence, span, _SPEAKER_REACH) if len(fitting) < 2 else None


def _most_salient(things: Sequence[Thing], sentence: int, span: Span, reach: int) -> Thing | None:
    weights = [(thing.salience(sentence, span.start, reach), -at) for at, thing in enumerate(things)]
    best = max(weights, default=(0.0, 0))
    return things[-best[1]] if best[0] > 0 else None


def _speaks(words: Sequence[Word], position: int) -> bool:
    """Tell whether a pronoun is the subject of a verb of speaking ("he told reporters", "said she")."""
    after = [word.low for word in words[position + 1 : position + 4] if word.low not in function_words().ADV]
    after = [word for word in after if word not in function_words().AUX]
    return bool(after) and after[0] in speech_verbs()


def _is_cited(words: Sequence[Word], position: int) -> bool:
    """Tell whether a pronoun stands behind "according to"; with a noun after it, it is a possessive."""
    cited = [word.low for word in words[max(0, position - 2) : position]] == ["according", "to"]
    return cited and (position + 1 >= len(words) or not words[position + 1].text[:1].isalnum())


def _resolve_speaker(things: Sequence[Thing], around: Surroundings, sentence: int, pronoun: Word) -> None:
    """Give a speaker's pronoun to the person who spoke or acted last; to nobody where somebody unnamed did."""
    gender = _SPOKEN_OF[pronoun.low]
    span = Span.of(around.text, pronoun.start, pronoun.end)
    best: tuple[float, int] = (0.0, -1)
    chosen: Thing | None = None
    for thing in things:
        if thing.type != "person" or (thing.gender or gender) != gender:
            continue
        for at, place in thing.places():
            if place.end <= span.start and sentence - at <= _SPEAKER_REACH:
                weight = (_FADING ** (sentence - at) * _weight(around, at, place), place.start)
                if "\n" in around.text[place.end : span.start]:
                    weight = (weight[0] * _OTHER_PARAGRAPH, place.start)
                if weight > best:
                    best, chosen = weight, thing
    if chosen is None or best[0] < _unnamed_speaker(around, sentence, span.start):
        return
    chosen.gender = gender
    chosen.later.append((sentence, span))


def _weight(around: Surroundings, sentence: int, place: Span) -> float:
    """Weigh how much a mention makes its person a speaker: by its place in the sentence."""
    if around.quoted(place):
        return _QUOTED_WEIGHT
    words = around.lines[sentence]
    at = next((i for i, word in enumerate(words) if word.start <= place.start < word.end), 0)
    end = next((i for i, word in enumerate(words) if word.start >= place.end), len(words))
    if place.exact.lower() in {"he", "she"} or _is_beside_speech(words, at, end):
        return 1.0
    before = words[at - 1].low if at else ""
    if before in function_words().ADP or before in {"and", "'s", "’s"}:
        return _OBJECT_WEIGHT
    is_subject = at < 6 and any(word.text[:1].islower() for word in words[end : end + 3])
    return 0.8 if is_subject else _PLAIN_WEIGHT


def _is_beside_speech(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether a verb of speaking stands before a mention, or after it and the apposition between."""
    first = at
    while first and words[first - 1].low not in speech_verbs() and _introduces(words[first - 1]):
        first -= 1
    if first and words[first - 1].low in speech_verbs() - hearing_verbs():
        return True
    if at > 1 and [words[at - 2].low, words[at - 1].low] == ["according", "to"]:
        return True
    if any(word.low in speech_verbs() for word in words[end : end + 1]):
        return True
    # "Ann Lee, the director of the fund, said": up to the comma that closes the apposition.
    apposed = end < len(words) and words[end].text == ","
    return apposed and any(
        words[i].text == "," and words[i + 1].low in speech_verbs() for i in range(end, min(end + 30, len(words) - 1))
    )


def _introduces(word: Word) -> bool:
    """Tell whether a word before a name is part of a role ("said police investigator Asanov")."""
    known = role_words()
    return not word.capital and (known.kind(word.low) is not None or word.low in known.modifiers)


def _unnamed_speaker(around: Surroundings, sentence: int, before: int) -> float:
    """Weigh the nearest speaker without a name before an offset ("a police officer in the south told …")."""
    best = 0.0
    for at in range(max(0, sentence - _SPEAKER_REACH), sentence + 1):
        words = around.lines[at]
        for position, word in enumerate(words):
            if word.start < before and not word.capital and role_words().kind(word.low) in {"public", "private"}:
                indefinite = any(w.low in _INDEFINITE for w in words[max(0, position - 4) : position])
                if indefinite and _has_own_speech(words, position):
                    best = max(best, _FADING ** (sentence - at))
    return best


def _has_own_speech(words: Sequence[Word], position: int) -> bool:
    """Tell whether an unnamed person speaks: a verb of speaking follows before any mark or name's comma."""
    for at in range(position + 1, min(len(words), position + 16)):
        if words[at].low in speech_verbs():
            return True
        if words[at].text in {",", ".", ";", '"', "“", "”"}:
            return False
    return position > 2 and any(word.low in speech_verbs() for word in words[position - 4 : position])
