"""Origins in one report: who the innermost link of a record's chain is; across reports see ``linking.origins``."""

from dalil.resolving.origins.innermost import (
    Origin,
    OriginKind,
    name_key,
    named_body,
    named_outlet,
    nameless_outlet,
    origin_of,
    outlet_of,
)
from dalil.resolving.origins.voices import voices

__all__ = [
    "Origin",
    "OriginKind",
    "name_key",
    "named_body",
    "named_outlet",
    "nameless_outlet",
    "origin_of",
    "outlet_of",
    "voices",
]
