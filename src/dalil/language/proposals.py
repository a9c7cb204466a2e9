"""The reading model's proposals: its mentions placed on a sentence's words, parted and weighed beside the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from dalil.language.analysis import Mention, MentionType, Sentence
from dalil.language.lexicon import countries, is_common, is_listed, name_words, role_words, singular
from dalil.language.names import Capitals, Name, part_names
from dalil.language.organisations import organisations
from dalil.language.variants import name_parts
from dalil.language.voting import key_of
from dalil.language.written import Word, is_shouted
from dalil.records import EntityType

NAMING = frozenset(get_args(EntityType)) & frozenset(get_args(MentionType)) | {"norp"}
"""The types of mention that name a thing."""

_MODEL_WEIGHT = 2.5
_LONE_WEIGHT = 0.8
_SURE = 0.6


def by_sentence(sentences: Sequence[Sentence], model: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Sort the model's mentions that may name something by sentence."""
    sorted_mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in model:
        if mention.type in NAMING:
            for at, sentence in enumerate(sentences):
                if sentence.span.contains(mention.span):
                    sorted_mentions[at].append(mention)
                    break
    return sorted_mentions


def known_by_model(words: Sequence[Word], model: Sequence[Mention], capitals: Capitals) -> set[str]:
    """Give the keys of the names that the model is sure of, and the family names of its persons."""
    known: set[str] = set()
    for mention in model:
        for name in proposed_names(words, [mention], capitals):
            key = key_of(words[name.first : name.last])
            family = name_parts(key)[-1:] if mention.type == "person" else ()
            known |= {key, *(part for part in family if not is_common(part) and not is_listed(part))}
    return known


def proposed_names(words: Sequence[Word], model: Sequence[Mention], capitals: Capitals) -> list[Name]:
    """Give the names that the model is sure of."""
    sure = (mention for mention in model if mention.confidence >= _SURE)
    return [name for mention in sure for name in _placed(words, mention, capitals)]


def model_weight(words: Sequence[Word], name: Name, mention: Mention) -> float:
    """Weigh the model's judgement; it takes all that speaks for a person, which a lone name or initials need not be."""
    lone = name.last - name.first == 1
    acronym = lone and words[name.first].acronym and not is_shouted(words)
    if acronym and mention.type == "person":
        return 0.0
    if acronym or (lone and mention.type == "person"):
        return _LONE_WEIGHT * mention.confidence
    return _MODEL_WEIGHT * mention.confidence


def _placed(words: Sequence[Word], mention: Mention, capitals: Capitals) -> list[Name]:
    """Place a model's mention on words, parted as other capitals are; nothing where it holds common words only."""
    inside = [at for at, word in enumerate(words) if word.start < mention.span.end and mention.span.start < word.end]
    inside = _after_small_words(words, _without_owner(words, inside))
    while inside and not (words[inside[0]].capital and words[inside[0]].low not in name_words().openers):
        inside.pop(0)
    while inside and not (words[inside[-1]].capital or words[inside[-1]].text[:1].isdigit()):
        inside.pop()
    if not inside:
        return []
    names = part_names(words, inside[0], inside[-1] + 1, capitals, ["X"] * len(words))
    shouted = is_shouted(words)
    return [name for name in names if not _is_common(words, name, shouted)]


def _after_small_words(words: Sequence[Word], inside: list[int]) -> list[int]:
    """Keep what follows a small word that no name holds ("commissioner Ann Lee")."""
    allowed = name_words().particles | name_words().connectors
    small = [
        at
        for at in inside[:-1]
        if words[at].text[:1].islower() and not words[at].capital and words[at].low not in allowed
    ]
    return [at for at in inside if at > small[-1]] if small else inside


def _without_owner(words: Sequence[Word], inside: list[int]) -> list[int]:
    """Keep what an owner owns ("GUATEMALA'S PROGRESSIVE PATRIOTS"); such is never all capitals in running text."""
    owners = [at for at in inside[:-1] if words[at].low in {"'s", "’s"}]
    return [at for at in inside if at > owners[-1]] if owners and is_shouted(words) else inside


def _is_common(words: Sequence[Word], name: Name, shouted: bool) -> bool:
    """Tell whether a name is a common noun in capitals, a role or a date."""
    low = [word.low for word in words[name.first : name.last]]
    known = name_words()
    if len(low) == 1 and low[0] in known.openers | known.calendar | known.common:
        return True
    if role_words().kind(low[-1]) or singular(low[-1]) in known.members:
        return True
    written = " ".join(word.text for word in words[name.first : name.last])
    whole = written.lower()
    if not shouted or whole in countries() or known.is_norp(whole) or organisations().is_known(written):
        return False
    told = [word for word in low if word not in known.descriptors and known.organisation_kind(word) != "group"]
    institution = len(low) > 1 and bool(told) and any(map(known.organisation_kind, low))
    return not institution and all(is_common(part) or is_common(singular(part)) for part in low)
