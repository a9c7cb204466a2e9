"""The kinds of word that a codebook is written in: ids, lemmas, rolesets, argument names. Each checks its shape."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

PREPOSITIONS = (
    "of", "by", "against", "in", "on", "at", "for", "from", "to", "with", "between", "among", "over", "into", "about",
    "near", "under", "towards", "toward", "alongside",
)  # fmt: skip
GRAMMAR = ("subject", "object", "compound", "possessive", "number", "NP")
ANYWHERE = "ANY"
REPORT = "REPORT"
NOUN_PHRASE = "NP"
NUMBER = "number"

_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LEMMA = re.compile(r"[^\sA-Z]+")
_ROLESET = re.compile(r"[a-z]+([_-][a-z]+)*\.(\d\d|LV)")
_ARGUMENT = re.compile(r"ARG[0-5A]|ARGM-[A-Z]{3}")


def _shaped(name: str, pattern: re.Pattern[str], remedy: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise PydanticCustomError(
                "shape", "{value} is no {name}", {"value": repr(value), "name": name, "remedy": remedy}
            )
        return value

    return check


def _place_in_sentence(value: str) -> str:
    if _ARGUMENT.fullmatch(value) or value in GRAMMAR or value in PREPOSITIONS or value in {ANYWHERE, REPORT}:
        return value
    known = ", ".join(["ARG0 … ARG5", "ARGM-LOC and the like", *GRAMMAR, *PREPOSITIONS, ANYWHERE, REPORT])
    cause = {"value": repr(value), "remedy": f"use one of {known}"}
    raise PydanticCustomError("slot", "{value} names no argument, preposition or grammatical place", cause)


Id = Annotated[
    str, AfterValidator(_shaped("id", _ID, "write it in snake_case, lower case letters, digits and underscores"))
]
Lemma = Annotated[
    str,
    AfterValidator(
        _shaped("lemma", _LEMMA, "write one word in lower case, in its dictionary form; several words are a phrase")
    ),
]
Roleset = Annotated[
    str, AfterValidator(_shaped("roleset", _ROLESET, "write the PropBank lemma and two digits, such as detain.01"))
]
Slot = Annotated[str, AfterValidator(_place_in_sentence)]
"""Where in a sentence a word stands: a PropBank argument, a preposition, a grammatical place, ANY or REPORT."""
