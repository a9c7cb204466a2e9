"""Writes the shipped gazetteer and says what of GeoNames' areas has no ISO code: see the package."""

from __future__ import annotations

import sys
from pathlib import Path

from dalil.resolving.gazetteer import GAZETTEER
from dalil.resolving.gazetteer_build.report import crosswalk_report
from dalil.resolving.gazetteer_build.shipped import build

target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(GAZETTEER))
for what, count in build(target).items():
    sys.stdout.write(f"{what}: {count:,}\n")
sys.stdout.writelines(f"{line}\n" for line in crosswalk_report(target))
