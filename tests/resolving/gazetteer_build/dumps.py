"""Small files in the format of GeoNames' dump, invented but for the places that they name."""

from __future__ import annotations

import zipfile
from pathlib import Path

COLUMNS = 19


def place(  # noqa: PLR0917
    number: int, name: str, feature: str, country: str = "KZ", area: str = "10", lat: float = 42.0, lon: float = 69.0,
    others: str = "", people: int = 0,
) -> str:  # fmt: skip
    """Write a line of allCountries.txt."""
    return "\t".join(
        (str(number), name, name, others, str(lat), str(lon), feature[0], feature[2:], country, "", area, "", "", "",
         str(people), "", "200", "Asia/Almaty", "2024-01-01")
    )  # fmt: skip


def name(number: int, language: str, words: str, historic: bool = False, until: str = "") -> str:
    """Write a line of alternateNamesV2.txt."""
    return "\t".join(("1", str(number), language, words, "", "", "", "1" if historic else "", "", until))


def zipped(path: Path, member: str, lines: list[str], **others: str) -> Path:
    """Write a zip file with one table, and others beside it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, text in others.items():
            archive.writestr(f"{other}.txt", text)
        archive.writestr(member, "".join(f"{line}\n" for line in lines))
    return path
