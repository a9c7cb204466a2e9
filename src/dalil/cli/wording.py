"""Values of records in words: figures, dates, places, and the chain of who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.records import CodedReport, Designation, Participant, Place, Quantity, Report, Statement, When

LINK = " ← "
"""Between the links of a chain, from the outlet inwards."""

_UNITS = {None: "", "people": "", "percent": "%", "ratio": "×"}


def figure(quantity: Quantity) -> str:
    """Write a quantity as people read it, never more exact than its bounds."""
    unit = _UNITS.get(quantity.unit, f" {quantity.unit}")
    if quantity.value is not None:
        return f"{'about ' if quantity.qualifier == 'approximate' else ''}{_number(quantity.value)}{unit}"
    if quantity.min is not None and quantity.max is not None:
        return f"{_number(quantity.min)} to {_number(quantity.max)}{unit}"
    if quantity.min is not None:
        return f"{'more than' if quantity.qualifier == 'more_than' else 'at least'} {_number(quantity.min)}{unit}"
    if quantity.max is not None:
        return f"{'less than' if quantity.qualifier == 'less_than' else 'at most'} {_number(quantity.max)}{unit}"
    return quantity.span.exact if quantity.span else "unknown"


def date(when: When) -> str:
    """Write a date as EDTF beside the words it was reckoned from; only the words where it is unresolved."""
    words = f'"{when.span.exact}"' if when.span else ""
    if when.edtf is None:
        return f"{words} (unresolved)".lstrip()
    return f"{when.edtf}  {words}".rstrip()


def place(where: Place) -> str:
    """Write a place with the code of its area or country."""
    return f"{where.name} ({where.admin1 or where.country or where.precision or 'unresolved'})"


def act(record: Designation) -> str:
    """Write what an authority did and in which country or for which body: "banned in Kazakhstan (KZ)"."""
    where = record.territory
    if where and where.precision == "country":
        return f"{record.status} in {place(where)}"
    return f"{record.status} in {record.jurisdiction}" if record.jurisdiction else record.status


def plain(identifier: str) -> str:
    """Write a codebook's or schema's identifier as words."""
    return identifier.replace("_", " ")


class Namer:
    """Names the entities, speakers and chains of one coded report."""

    def __init__(self, coded: CodedReport) -> None:
        self._entities = {entity.id: entity for entity in coded.entities}
        self._statements = {statement.id: statement for statement in coded.statements}
        self._outlet = [*_outlet(coded.report)]

    def name(self, identifier: str | None) -> str:
        """Name an entity; empty where there is none."""
        entity = self._entities.get(identifier or "")
        return entity.name if entity else ""

    def participant(self, participant: Participant) -> str:
        """Name who takes part, with the count where one is given and the responsibility where it is no fact."""
        words = self.name(participant.entity) or participant.text or participant.span.exact
        if participant.count:
            words = f"{words} (count: {figure(participant.count)})"
        if participant.responsibility in {None, "fact"}:
            return words
        return f"{words} ({plain(participant.responsibility)})"

    def speaker(self, statement: Statement) -> str:
        """Name who speaks, with the role that the report gives."""
        entity = self._entities.get(statement.speaker or "")
        if entity is None:
            return statement.speaker_text or "speaker not known"
        return f"{entity.name}, {entity.role}" if entity.role else entity.name

    def chain(self, links: Sequence[str]) -> str:
        """Say who says so, from the outlet inwards, with the conditions under which each spoke."""
        told = [part for link in links if link in self._statements for part in self._told(self._statements[link])]
        return LINK.join(dict.fromkeys(self._outlet + told))

    def through(self, statement: Statement) -> str:
        """Say through whom a statement reached the reader, from the outlet inwards."""
        via = [statement.via.exact] if statement.via else []
        return LINK.join(dict.fromkeys([self.chain(statement.chain), *via]))

    def _told(self, statement: Statement) -> Iterator[str]:
        if statement.via:
            yield statement.via.exact
        under = ", ".join(dict.fromkeys(plain(condition.kind) for condition in statement.conditions))
        yield f"{self.speaker(statement)} ({under})" if under else self.speaker(statement)


def _outlet(report: Report) -> Iterator[str]:
    yield report.outlet or "the report"
    if report.agency and report.agency != report.outlet:
        yield report.agency


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
