"""Everything that can go wrong in Dalil and that a user can mend.

    DalilError                  base: a stable code, the subject, the cause and the remedy
    ├── SourceError             a source cannot be read: missing, empty, binary, huge, undecodable, truncated
    ├── CodebookError           a codebook does not validate; carries the line
    ├── ModelError              the reading model is missing, or does not fit its labels
    ├── SettingsError           a setting or an option has a value that makes no sense
    ├── BaseError               the evidence base is missing, of another version, locked, or does not verify
    └── BenchmarkError          a benchmark's data is missing or has no such split

The library raises them with typed fields; the command line turns each into one line and an exit status.
"""

from __future__ import annotations


class DalilError(Exception):
    """Base of all errors that reach a user: names its subject, the cause and the remedy.

    ``subject`` is a file, an option or a record; ``code`` is stable across versions.
    """

    code = "dalil"

    def __init__(self, subject: str, cause: str, remedy: str) -> None:
        super().__init__(f"{subject}: {cause}; {remedy}")
        self.subject = subject
        self.cause = cause
        self.remedy = remedy


class SourceError(DalilError):
    """A source cannot be read as a report."""

    code = "source"


class CodebookError(DalilError):
    """A codebook does not validate; ``line`` counts from 1, or is None where no line is to blame."""

    code = "codebook"

    def __init__(self, subject: str, cause: str, remedy: str, line: int | None = None) -> None:
        super().__init__(f"{subject}:{line}" if line else subject, cause, remedy)
        self.line = line


class ModelError(DalilError):
    """The reading model cannot be loaded or does not match its labels."""

    code = "model"


class SettingsError(DalilError):
    """A setting has a value outside its range."""

    code = "settings"


class BaseError(DalilError):
    """The evidence base cannot be opened, read or written."""

    code = "base"


class BenchmarkError(DalilError):
    """A benchmark cannot run on the data it was given."""

    code = "benchmark"
