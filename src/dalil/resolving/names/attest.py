"""Makes ``data/attested.yaml``: spellings of the listed given names that rigour attests (extra ``names``).

``python -m dalil.resolving.names.attest``. rigour (OpenSanctions, MIT) knows which spellings of a name Wikidata holds
in any script, but takes seconds and hundreds of megabytes to load and ICU to install, so that Dalil asks it once, here,
and ships the answer. Candidates are the listed forms with the letters exchanged that transliterations exchange; one is
attested where it bears the Wikidata name that most of the listed forms bear, and none of another listed name.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dalil.errors import SettingsError
from dalil.language.variants import folded
from dalil.resolving.names.words import GivenNames, listed_names

_HEAD = (
    "# Spellings of the names in `given.yaml` that rigour attests, folded. Made by\n"
    "# `python -m dalil.resolving.names.attest`, not written by hand.\n"
)

_SHORTEST = 4

Symbols = Callable[[str], frozenset[str]]
"""Gives the identifiers of the names that a word spells."""


def attested(listed: GivenNames, symbols: Symbols) -> dict[str, list[str]]:
    """Give for each listed name the folded spellings, beyond its own, that bear its identifiers and no other name's."""
    known = {folded(form) for forms in listed.names.values() for form in forms}
    borne = {name: [symbols(form) for form in sorted(forms)] for name, forms in listed.names.items()}
    marks = {name: frozenset().union(*of_forms) for name, of_forms in borne.items()}
    common = {name: _commonest(of_forms) for name, of_forms in borne.items()}
    found: dict[str, set[str]] = {}
    for name, forms in listed.names.items():
        for spelling in sorted(set(_candidates(forms, listed.exchanges))):
            short = len(folded(spelling)) < _SHORTEST or not spelling.isalpha()
            if short or folded(spelling) in known or not common[name] <= symbols(spelling):
                continue
            if _bearer(symbols(spelling), marks) == name:
                found.setdefault(name, set()).add(folded(spelling))
    return {name: sorted(spellings) for name, spellings in sorted(found.items())}


def _commonest(borne: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the identifier that most forms bear, as a set; one that nothing bears where the forms bear none."""
    counted = Counter(mark for marks in borne for mark in sorted(marks))
    return frozenset(mark for mark, _ in counted.most_common(1)) or frozenset({""})


def _bearer(marks: frozenset[str], of: Mapping[str, frozenset[str]]) -> str | None:
    """Give the one name whose identifiers a spelling bears; None where it bears none, or those of several."""
    bearers = [name for name, own in of.items() if own & marks]
    return bearers[0] if len(bearers) == 1 else None


def _candidates(forms: Iterable[str], exchanges: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give the Latin forms with one or two letters exchanged."""
    pairs = [pair for one, other in exchanges for pair in ((one, other), (other, one))]
    once = {changed for form in forms if form.isascii() for changed in _exchanged(form.lower(), pairs)}
    yield from once
    for form in once:
        yield from _exchanged(form, pairs)


def _exchanged(form: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for sought, put in pairs:
        at = form.find(sought)
        while at >= 0:
            yield form[:at] + put + form[at + len(sought) :]
            at = form.find(sought, at + 1)


def rigour_symbols() -> Symbols:
    """Ask rigour; raises SettingsError where it is not installed."""
    try:
        names: Any = importlib.import_module("rigour.names")
    except ImportError as error:
        raise SettingsError("rigour", "is not installed", "install dalil[names]") from error

    def symbols(word: str) -> frozenset[str]:
        return frozenset(
            str(symbol.id)
            for name in names.analyze_names(names.NameTypeTag.PER, [word])
            for symbol in name.symbols
            if str(symbol.category.value) == "NAME"
        )

    return symbols


if __name__ == "__main__":
    target = Path(str(files("dalil.resolving.names"))) / "data" / "attested.yaml"
    body = yaml.safe_dump({"names": attested(listed_names(), rigour_symbols())}, allow_unicode=True, width=118)
    target.write_text(_HEAD + body, encoding="utf-8")
