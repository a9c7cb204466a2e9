"""What kind of thing a name names: votes from its own words and from the words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dalil.language.analysis import MentionType
from dalil.language.apposition import find_role
from dalil.language.lexicon import countries, name_words, role_words, singular, speech_verbs, towns
from dalil.language.names import Name
from dalil.language.written import Word

Votes = Counter[MentionType]

_PLACING = frozenset(
    {"in", "near", "from", "across", "throughout", "inside", "outside", "around", "toward", "towards", "into"}
)
_TO_HEARERS = frozenset({"tell", "tells", "told", "telling", "inform", "informed", "remind", "reminded", "assured"})


def votes(words: Sequence[Word], name: Name) -> Votes:
    """Weigh what a name may name; the weights of certain signs are 3 and more, those of guesses below 1."""
    counted: Votes = Counter()
    counted.update(_by_list(words, name))
    counted.update(_by_head(words, name))
    counted.update(_by_words_before(words, name))
    counted.update(_by_words_after(words, name))
    if name.role is not None:
        counted["person"] += 4
    elif counted["organisation"] + counted["place"] < 3 and find_role(words, name) is not None:
        counted["person"] += 3
    capitals = sum(word.capital for word in words[name.first : name.last])
    if capitals in (2, 3, 4) and not counted:
        counted["person"] += 0.4
    return counted


def _by_list(words: Sequence[Word], name: Name) -> Votes:
    whole = " ".join(word.low for word in words[name.first : name.last])
    known = name_words()
    if whole in countries():
        return Counter({"place": 5})
    if known.is_norp(whole):
        return Counter({"norp": 5})
    if whole in known.publications:
        return Counter({"publication": 5})
    if whole in towns():
        return Counter({"place": 1.2})
    if name.last - name.first == 1 and words[name.first].acronym:
        return Counter({"organisation": 0.8})
    return Counter()


def _by_head(words: Sequence[Word], name: Name) -> Votes:
    """Judge by the noun that the name is built on: the last word before a preposition, else its first."""
    known = name_words()
    inside = [word.low for word in words[name.first : name.last]]
    cut = next(
        (at for at, word in enumerate(inside) if at and word in {"of", "for", "on", "against", "to"}), len(inside)
    )
    if len(inside) == 1 and inside[0] not in known.places:
        return Counter({"organisation": 1.0}) if known.organisation_kind(inside[0]) else Counter()
    head = singular(inside[cut - 1])
    if head in known.laws:
        return Counter({"publication": 3})
    kind = known.organisation_kind(inside[cut - 1])
    if head in known.places or inside[cut - 1] in known.places:
        return Counter({"place": 3.5}) if kind is None or cut == 1 else Counter({"place": 1.5, "organisation": 1.5})
    if head in known.facilities and kind is None:
        return Counter({"facility": 3})
    if kind is not None:
        return Counter({"organisation": 4})
    if head in known.events:
        return Counter({"publication": 0.1})
    elsewhere = any(known.organisation_kind(word) for word in inside[:cut])
    return Counter({"organisation": 1.5}) if elsewhere else Counter()


def _by_words_before(words: Sequence[Word], name: Name) -> Votes:
    known = name_words()
    start = name.role[0] if name.role else name.first
    before = [word.low for word in words[max(0, start - 5) : start]]
    counted: Votes = Counter()
    if not before:
        return counted
    if before[-1] in _PLACING:
        counted["place"] += 1.0
    role = role_words().kind(before[-1])
    if role in {"public", "private", "rank"} and known.organisation_kind(before[-1]) is None:
        counted["person"] += 2.5
    if known.organisation_kind(before[-1]) == "group":
        counted["organisation"] += 2
    if "of" in before[-3:] and any(singular(word) in known.members for word in before[: before.index("of")]):
        counted["organisation"] += 1
    if before[-1] in speech_verbs() - _TO_HEARERS or before[-2:] == ["according", "to"]:
        counted["person"] += 0.8
    return counted


def _by_words_after(words: Sequence[Word], name: Name) -> Votes:
    known = name_words()
    after = [word.low for word in words[name.last : name.last + 4]]
    counted: Votes = Counter()
    if not after:
        return counted
    described = next((at for at, word in enumerate(after) if word not in known.descriptors), len(after))
    following = after[described] if described < len(after) else ""
    if singular(following) in known.places and described == 0:
        counted["place"] += 2.5
    elif known.organisation_kind(following) == "group" or singular(following) in known.members:
        counted["organisation"] += 2
    if after[0] in speech_verbs():
        counted["person"] += 1.0
    if (
        after[0] in {",", "("}
        and len(after) > 2
        and after[1].isdigit()
        and len(after[1]) == 2
        and after[2] in {",", ")"}
    ):
        counted["person"] += 2.5
    return counted
