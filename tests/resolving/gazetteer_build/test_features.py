from __future__ import annotations

from dalil.resolving.gazetteer import KINDS
from dalil.resolving.gazetteer_build.features import features


def test_every_feature_has_one_kind_and_every_kind_is_one_of_the_gazetteer() -> None:
    found = features()
    assert set(found.kinds) == set(KINDS)
    assert sum(len(codes) for codes in found.kinds.values()) == len(found.kind_of())
    assert found.former <= set(found.kind_of())
