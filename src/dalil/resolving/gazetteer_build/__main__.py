"""Writes the shipped gazetteer and the list of large towns, and says which of GeoNames' areas have no ISO code."""

from __future__ import annotations

import sys
from pathlib import Path

from dalil.language.lexicon import TOWNS
from dalil.resolving.gazetteer import GAZETTEER
from dalil.resolving.gazetteer_build.report import crosswalk_report
from dalil.resolving.gazetteer_build.shipped import build
from dalil.resolving.gazetteer_build.sources import large_towns

target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(GAZETTEER))
for what, count in build(target).items():
    sys.stdout.write(f"{what}: {count:,}\n")
Path(str(TOWNS)).write_text("\n".join(large_towns()) + "\n", encoding="utf-8")
sys.stdout.writelines(f"{line}\n" for line in crosswalk_report(target))
