"""Personal names: their parts, and whether two of them name one person as far as names can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from dalil.language.variants import folded, romanised
from dalil.resolving.names.spelling import bare, may_spell_one, spelt_of_persons
from dalil.resolving.names.verdicts import NameComparison, Verdict, different, maybe, same
from dalil.resolving.names.words import ARABIC, person_words

_PIECE = re.compile(r"[^\s\-‐–.,\"“”«»()]+\.?")
_MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, without titles and articles.

    ``plain`` are given names and surnames in the order in which they stand, ``initials`` those that are one letter,
    ``father`` the name in a patronymic ("Nurlan" of "Nurlanuly"), ``kunya`` that of a child ("Umar" of "Abu Umar"),
    ``parent`` which of the parents a kunya names, ``order`` every plain part and initial and the father's name.
    """

    plain: tuple[str, ...]
    initials: tuple[str, ...]
    father: str | None
    kunya: str | None
    parent: str | None
    order: tuple[str, ...]


@lru_cache(maxsize=10_000)
def person_name(name: str) -> PersonName:
    """Take a personal name in any script and order apart."""
    pieces = _without_titles(_pieces(name))
    pieces, kunya, parent = _without_kunya(pieces)
    pieces, father = _without_father(pieces)
    parts = _without_articles(pieces)
    if father is None:
        parts, father = _without_patronymic(parts)
    initials = tuple(_initial(part) for part in parts if _is_initial(part))
    plain = tuple(part.rstrip(".") for part in parts if not _is_initial(part))
    order = tuple(_initial(part) if _is_initial(part) else part.rstrip(".") for part in parts)
    return PersonName(plain, initials, father, kunya, parent, order)


def _pieces(name: str) -> list[str]:
    """Cut a name into words; a surname before a comma goes last ("ABENOV, Askar")."""
    first, comma, rest = name.partition(",")
    ordered = f"{rest} {first}" if comma and rest.strip() else name
    return _PIECE.findall(ordered)


def _plain(piece: str) -> str:
    return romanised(piece).strip(".'")


def _without_titles(pieces: Sequence[str]) -> list[str]:
    """Leave out titles before a name and a title right after the first part ("Yerlan haji Asanuly")."""
    titles = person_words().titles
    at = 0
    while at < len(pieces) - 1 and _plain(pieces[at]) in titles and len(_plain(pieces[at])) > 1:
        at += 1
    first, *rest = pieces[at:] or [""]
    return [piece for piece in (first, *(piece for piece in rest if not _is_small_title(piece))) if piece]


def _is_small_title(piece: str) -> bool:
    return piece.islower() and _plain(piece) in person_words().titles


def _without_kunya(pieces: Sequence[str]) -> tuple[list[str], str | None, str | None]:
    """Part a name from the kunya in it; "Abu Bakr" at the end of a name is one as well."""
    kunyas = person_words().kunyas
    for at, piece in enumerate(pieces[:-1]):
        parent = kunyas.get(_plain(piece))
        if parent is not None:
            after = at + 1
            while after < len(pieces) - 1 and _plain(pieces[after]) in person_words().articles:
                after += 1
            return [*pieces[:at], *pieces[after + 1 :]], pieces[after], parent
    return list(pieces), None, None


def _without_father(pieces: Sequence[str]) -> tuple[list[str], str | None]:
    """Part a name from its father's, where a word for son or daughter marks it; only the nearest ancestor is kept."""
    words = person_words()
    kept: list[str] = []
    father: str | None = None
    skip = False
    for at, piece in enumerate(pieces):
        plain = _plain(piece)
        if skip:
            skip = False
        elif 0 < at < len(pieces) - 1 and plain in words.sons_before:
            father, skip = father or pieces[at + 1], True
        elif plain in words.sons_after and kept and (len(kept) > 1 or at < len(pieces) - 1):
            father = kept.pop()
        else:
            kept.append(piece)
    return kept, father


def _without_articles(pieces: Sequence[str]) -> list[str]:
    """Leave out articles; join "Abd" to what follows and "Din" to what stands before."""
    words = person_words()
    parts: list[str] = []
    servant = ""
    for piece in pieces:
        plain = piece if ARABIC.search(piece) else _plain(piece)
        if plain in words.articles and not piece.endswith("."):
            continue
        if plain in words.servants and not servant:
            servant = "عبد" if ARABIC.search(piece) else "abd"
        elif plain in words.religions and parts:
            parts[-1] += bare(plain) if ARABIC.search(piece) else "din"
        else:
            parts.append(f"{servant}{bare(plain)}" if servant else piece)
            servant = ""
    return [*parts, servant] if servant else parts


def _without_patronymic(parts: Sequence[str]) -> tuple[list[str], str | None]:
    """Part a name of three and more from its patronymic; of two parts the second may be a surname made like one."""
    if len(parts) < 3:
        return list(parts), None
    for at, part in enumerate(parts):
        stem = _father_in(part) if at else None
        if stem is not None:
            return [*parts[:at], *parts[at + 1 :]], stem
    return list(parts), None


def _father_in(part: str) -> str | None:
    plain = _plain(part)
    for ending in person_words().patronymics:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            return plain.removesuffix(ending)
    return None


def _is_initial(part: str) -> bool:
    letters = part.rstrip(".")
    return len(letters) == 1 or (part.endswith(".") and len(letters) == 2)


def _initial(part: str) -> str:
    return folded(part.rstrip("."))[:1] or part[:1].lower()


def compare_persons(one: str, other: str) -> NameComparison:
    """Compare two personal names; a name alone never says that two bearers are one."""
    left, right = person_name(one), person_name(other)
    if not (left.order or left.kunya) or not (right.order or right.kunya):
        return different("a name without parts")
    if len(left.order) > 1 and _joined(left) == _joined(right):
        return same("the same letters")
    return _by_kunya(left, right) or _by_father(left, right) or _by_parts(left, right)


def _joined(name: PersonName) -> tuple[str, str, str | None]:
    return folded("".join(name.order)), folded(name.father or ""), name.kunya


def _by_kunya(left: PersonName, right: PersonName) -> NameComparison | None:
    """Compare the kunyas; None where the rest of the names decides."""
    if left.kunya is None and right.kunya is None:
        return None
    if left.kunya is None or right.kunya is None:
        shared = min(_count_alike(left.plain, right.plain), _count_alike(right.plain, left.plain))
        return None if shared >= 2 else different("one is called by a child's name, the other is not")
    if left.parent != right.parent:
        return different("a father and a mother")
    if spelt_of_persons(left.kunya, right.kunya) != "same":
        return different("kunyas differ")
    if not left.plain or not right.plain:
        alone = not left.plain and not right.plain
        return same("one kunya") if alone else maybe("the kunya alone", score=0.7)
    return None


def _by_father(left: PersonName, right: PersonName) -> NameComparison | None:
    if left.father and right.father and spelt_of_persons(left.father, right.father) == "different":
        return different("fathers' names differ")
    return None


def _by_parts(left: PersonName, right: PersonName) -> NameComparison:
    # Most pairs have nothing in common, and loading the list of given names takes longer than all of a report's pairs.
    if not any(may_spell_one(a, b) for a in left.order for b in right.order):
        return different("no part is alike")
    if left.initials or right.initials:
        return _by_initials(left, right)
    short, full = sorted((left, right), key=lambda name: len(name.plain))
    verdicts = _aligned(short.plain, full.plain)
    fathers = _father_as_surname(short, full) or _father_as_surname(full, short)
    if verdicts is None:
        stands = maybe("a father's name stands for the surname", score=0.6)
        return stands if fathers else different(_difference(short, full))
    score = sum({"same": 1.0, "maybe": 0.8}.get(verdict, 0) for verdict in verdicts) / max(len(full.plain), 1)
    if "maybe" in verdicts:
        return maybe("one part is spelt nearly alike", score=score)
    known = len(short.plain) + bool(short.father and full.father) + bool(short.kunya and full.kunya)
    if len(short.plain) < len(full.plain):
        return maybe("one name has a part more" if known > 1 else "one name is a part of the other", score=score)
    return same("every part spells one name" if known > 1 else "one lone name", score=score)


def _aligned(short: Sequence[str], full: Sequence[str]) -> list[Verdict] | None:
    """Compare part by part, in order and, for what is spelt alike, in any order; None where some part has no partner.

    At most one part may be spelt nearly alike, and only beside one that is spelt alike, or alone.
    """
    in_order = _in_order(short, full)
    if in_order is not None:
        return in_order
    if len(full) <= _MOST_PARTS and len(short) > 1:
        for chosen in permutations(full, len(short)):
            if all(spelt_of_persons(a, b) == "same" for a, b in zip(short, chosen, strict=True)):
                return ["same"] * len(short)
    return None


def _in_order(short: Sequence[str], full: Sequence[str]) -> list[Verdict] | None:
    verdicts: list[Verdict] = []
    at = 0
    missing = len(full) - len(short)
    for part in short:
        while spelt_of_persons(part, full[at]) == "different" and missing:
            at, missing = at + 1, missing - 1
        verdicts.append(spelt_of_persons(part, full[at]))
        at += 1
    return None if "different" in verdicts or verdicts.count("maybe") > 1 else verdicts


def _count_alike(parts: Sequence[str], others: Sequence[str]) -> int:
    return sum(any(spelt_of_persons(part, other) == "same" for other in others) for part in parts)


def _by_initials(left: PersonName, right: PersonName) -> NameComparison:
    """Compare where a part is an initial: surnames spell one name, initials agree with given and father's names."""
    shared = [(a, b) for a in left.plain for b in right.plain if spelt_of_persons(a, b) == "same"]
    if not shared:
        near = any(spelt_of_persons(a, b) == "maybe" for a in left.plain for b in right.plain)
        fits = near and _initials_fit(left, right, left.plain[-1], right.plain[-1])
        return maybe("initials and near surnames", score=0.4) if fits else different("no part is shared")
    if not any(_initials_fit(left, right, a, b) for a, b in shared):
        return different("initials differ")
    return maybe("initials", score=0.7)


def _initials_fit(left: PersonName, right: PersonName, surname: str, other: str) -> bool:
    ours, theirs = _letters(left, surname), _letters(right, other)
    return all(a == b for a, b in zip(ours, theirs, strict=False))


def _letters(name: PersonName, surname: str) -> list[str]:
    """Give the initials of a name's parts but the surname, in order; the father's name stands after the given name."""
    rest = [part for part in name.order if part != surname]
    letters = [_initial(bare(part)) for part in rest]
    return [*letters[:1], _initial(name.father), *letters[1:]] if name.father else letters


def _father_as_surname(one: PersonName, other: PersonName) -> bool:
    """Tell whether one name ends in the other's father's name ("Salim Mansour" and "Salim bin Mansour al-Harbi")."""
    if one.father is not None or other.father is None or len(one.plain) != 2 or not other.plain:
        return False
    last = one.plain[1]
    father = (
        spelt_of_persons(last, other.father) == "same"
        or spelt_of_persons(_father_in(last) or last, other.father) == "same"
    )
    return father and spelt_of_persons(one.plain[0], other.plain[0]) == "same"


def _difference(short: PersonName, full: PersonName) -> str:
    if len(short.plain) > 1 and len(full.plain) > 1:
        if spelt_of_persons(short.plain[-1], full.plain[-1]) == "same":
            return "given names differ"
        if spelt_of_persons(short.plain[0], full.plain[0]) == "same":
            return "surnames differ"
    return "no spelling of one name"
