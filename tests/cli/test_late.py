from __future__ import annotations

import subprocess
import sys


def test_reading_loads_no_database() -> None:
    program = (
        "import sys; from dalil.cli import cli; from dalil.cli.failing import run\n"
        "run(lambda: cli(['read', '--help'], standalone_mode=False))\n"
        "sys.exit(sum(name in sys.modules for name in ('sqlalchemy', 'alembic')))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0  # noqa: S603
