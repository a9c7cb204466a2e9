"""EDTF dates in annotations: the type that pydantic validates."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from dalil.records.edtf import is_valid


def _dated(edtf: str) -> str:
    if not is_valid(edtf):
        raise ValueError(f"{edtf!r} is no EDTF date")
    return edtf


Edtf = Annotated[str, AfterValidator(_dated)]
