"""Reading what comes into a base: what the base has already is not read, and then no model is loaded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock

from dalil.base.adding import Added, Addition, Arrival, Change, add, has
from dalil.base.custody import Hand
from dalil.base.engine import Base
from dalil.base.readers import reader_of
from dalil.base.readings import Reader, read_coded
from dalil.base.rereading import read_again
from dalil.errors import CodebookError, ModelError
from dalil.pipeline import Coder
from dalil.reading import Source
from dalil.records import CodedReport
from dalil.settings import Settings


@dataclass(frozen=True, slots=True)
class Incoming:
    """A source with what was read in it; ``coded`` is None where the base has the source and it was not to be read."""

    key: str
    source: Source
    coded: CodedReport | None
    known: bool
    reader: Reader | None


class Intake:
    """Reads sources for a base, several at once, and stores them, one after the other."""

    def __init__(self, base: Base, settings: Settings, *, again: bool) -> None:
        """Read with the settings; with ``again``, also what the base has."""
        self._base = base
        # Reports side by side are read faster than one after the other with several threads each.
        self._settings = replace(settings, threads=1)
        self._again = again
        self._loading = Lock()
        self._loaded: tuple[Coder, Reader] | None = None

    def read(self, source: Source) -> Incoming | ModelError | CodebookError:
        """Read a source, unless the base has its bytes. An error that concerns all sources is given, not raised."""
        key = f"sha256:{sha256(source.data).hexdigest()}"
        known = has(self._base, key)
        if known and not self._again:
            return Incoming(key, source, None, known, None)
        try:
            coder, reader = self._coder()
        except (ModelError, CodebookError) as error:
            return error
        if not known:
            return Incoming(key, source, coder.read(source), known, reader)
        with self._base.reading() as connection:
            stored = read_coded(connection, key)
        return Incoming(key, source, coder.read_report(stored.report) if stored else None, known, reader)

    def store(self, incoming: Incoming, arrival: Arrival, change: Change, earlier: str | None, hand: Hand) -> Added:
        """Store what was read; raises BaseError where the base cannot be written."""
        coded, reader = incoming.coded, incoming.reader
        if coded is None or reader is None:
            return Added(incoming.key, new=False)
        if incoming.known:
            return Added(incoming.key, new=False, read_again=read_again(self._base, coded, reader, hand))
        return add(self._base, Addition(coded, incoming.source.data, arrival, reader, change, earlier), hand)

    def _coder(self) -> tuple[Coder, Reader]:
        with self._loading:
            if self._loaded is None:
                coder = Coder.load(self._settings)
                self._loaded = coder, reader_of(self._settings, coder.codebook)
            return self._loaded
