"""Stories: a handful of reports with what a careful person links in them, every word found in the text as read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from dalil.bench.annotated.words import Paragraphs, Unresolved
from dalil.bench.corpora.documents import missing
from dalil.bench.linking.schema import (
    ByFile,
    ContradictionEntry,
    CopyEntry,
    IncidentEntry,
    OriginEntry,
    PointEntry,
    RegisterEntry,
    ReportEntry,
    RevisionEntry,
    SideEntry,
    StoryEntry,
    VersionEntry,
)
from dalil.codebook import Codebook, load_codebook
from dalil.codebook.nodes import parse
from dalil.errors import BenchmarkError, CodebookError, SourceError
from dalil.reading import Source, find_sources, read_report
from dalil.records import Report, Span
from dalil.settings import Facts

SPLITS = ("dev", "sealed")
_ORIGIN = re.compile(r" @(o\d+)$")


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story: its bytes, what is known beside the page, and the report as read with that."""

    entry: ReportEntry
    source: Source
    facts: Facts
    report: Report

    @property
    def file(self) -> str:
        """Give the name of the file in the story's folder."""
        return self.entry.file


@dataclass(frozen=True, slots=True)
class GoldTelling:
    """Words of one report that tell of an incident, a register entry or a point; ``origin`` is None for loose ones."""

    file: str
    span: Span
    origin: str | None


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """An incident with all its tellings, in the order of the reports."""

    entry: IncidentEntry
    tellings: tuple[GoldTelling, ...]

    @property
    def origins(self) -> frozenset[str]:
        """Give the ids of the independent origins."""
        return frozenset(telling.origin for telling in self.tellings if telling.origin)


@dataclass(frozen=True, slots=True)
class GoldOrigin:
    """An origin and where it speaks: the spans begin its statements and hold their first words."""

    entry: OriginEntry
    statements: tuple[GoldTelling, ...]


@dataclass(frozen=True, slots=True)
class GoldDesignation:
    """A register entry with its tellings."""

    entry: RegisterEntry
    tellings: tuple[GoldTelling, ...]


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """A point of the series with this id, with its tellings."""

    series: str
    entry: PointEntry
    tellings: tuple[GoldTelling, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story; reports by date of publication, and the gold that links them. ``entry`` is the file as written."""

    name: str
    reports: tuple[StoryReport, ...]
    incidents: tuple[GoldIncident, ...]
    origins: tuple[GoldOrigin, ...]
    designations: tuple[GoldDesignation, ...]
    points: tuple[GoldPoint, ...]
    loose: tuple[GoldTelling, ...]
    entry: StoryEntry

    @property
    def copies(self) -> tuple[CopyEntry, ...]:
        """Give who printed whose text."""
        return self.entry.copies

    @property
    def versions(self) -> tuple[VersionEntry, ...]:
        """Give the later states of pages."""
        return self.entry.versions

    def report(self, file: str) -> StoryReport:
        """Find a report by its file."""
        return next(report for report in self.reports if report.file == file)

    def support(self, tellings: Iterable[GoldTelling]) -> tuple[int, int, int]:
        """Count reports (states of one page are one), outlets and origins behind tellings."""
        told = tuple(tellings)
        first = {version.by: version.of for version in self.versions}
        files = {telling.file for telling in told}
        outlets = {self.report(file).entry.outlet for file in files}
        return (
            len({_first(file, first) for file in files}),
            len(outlets),
            len({telling.origin for telling in told if telling.origin}),
        )


def _first(file: str, of: Mapping[str, str]) -> str:
    while file in of:
        file = of[file]
    return file


def load_stories(folder: Path, split: str) -> tuple[Story, ...]:
    """Load the stories of ``folder/split`` in the order of their names.

    Raises BenchmarkError where the split has none, and for the first fault of a gold file.
    """
    paths = sorted((folder / split).glob("*/gold.yaml"))
    if not paths:
        raise missing(folder, "the stories", split)
    codebook = load_codebook()
    return tuple(load_story(path.parent, codebook) for path in paths)


def load_story(folder: Path, codebook: Codebook) -> Story:
    """Load one story, with the types of a codebook; raises BenchmarkError for its first fault."""
    path = folder / "gold.yaml"
    try:
        document = parse(path)
        entry = StoryEntry.model_validate(document.data)
    except CodebookError as error:
        raise BenchmarkError(error.subject, error.cause, error.remedy) from error
    except ValidationError as error:
        details = error.errors()[0]
        line = document.line(details["loc"])
        cause = f"{'.'.join(map(str, details['loc']))}: {details['msg']}"
        raise BenchmarkError(f"{path}:{line}", cause, "see the README of the stories") from error
    try:
        return _Reader(folder, entry, codebook).story()
    except Unresolved as fault:
        raise BenchmarkError(str(path), str(fault), fault.remedy) from fault


class _Reader:
    """Resolves one gold file against its reports."""

    def __init__(self, folder: Path, entry: StoryEntry, codebook: Codebook) -> None:
        self._name = folder.name
        self._codebook = codebook
        self._entry = entry
        reports = [_read(folder, report) for report in entry.reports]
        self._reports = tuple(sorted(reports, key=lambda report: (report.entry.published, report.file)))
        self._paragraphs = {report.file: Paragraphs(report.report.text) for report in self._reports}
        self._order = {report.file: number for number, report in enumerate(self._reports)}
        self._origins = {origin.id for origin in entry.origins}

    def story(self) -> Story:
        entry = self._entry
        self._refer()
        story = Story(
            self._name,
            self._reports,
            tuple(GoldIncident(one, self._tellings(one.tellings, one.by)) for one in entry.incidents),
            tuple(GoldOrigin(one, self._tellings(one.statements, one.id)) for one in entry.origins),
            tuple(GoldDesignation(one, self._tellings(one.tellings, one.by)) for one in entry.designations),
            tuple(
                GoldPoint(series.id, one, self._tellings(one.tellings, one.by))
                for series in entry.series
                for one in series.points
            ),
            self._tellings(entry.loose, None),
            entry,
        )
        _once(story)
        for side in _sides(entry):
            self._span(side.file, side.words)
        return story

    def _tellings(self, told: ByFile, origin: str | None) -> tuple[GoldTelling, ...]:
        found = [self._telling(file, words, origin) for file, each in told.items() for words in each]
        return tuple(sorted(found, key=lambda telling: (self._order[telling.file], telling.span)))

    def _telling(self, file: str, words: str, origin: str | None) -> GoldTelling:
        if own := _ORIGIN.search(words):
            origin, words = own[1], words[: own.start()]
        if origin:
            _known("origin", [origin], self._origins)
        return GoldTelling(file, self._span(file, words), origin)

    def _span(self, file: str, words: str) -> Span:
        _known("report", [file], self._paragraphs)
        try:
            return self._paragraphs[file].span(0, words)
        except Unresolved as fault:
            raise Unresolved(f"{file}, {words!r}: {fault.cause}", fault.remedy) from fault

    def _refer(self) -> None:
        """Check that every file, id, type and role exists, and that no id stands twice."""
        entry = self._entry
        incidents = [incident.id for incident in entry.incidents]
        points = [point.id for series in entry.series for point in series.points]
        for kind, ids in (("incident", incidents), ("point", points), ("origin", [one.id for one in entry.origins])):
            if len(ids) != len(set(ids)):
                raise Unresolved(f"an id of an {kind} stands twice", "give each its own id")
        pairs = [(copy.of, copy.by) for copy in entry.copies] + [(page.of, page.by) for page in entry.versions]
        _known("report", chain.from_iterable(pairs), self._paragraphs)
        _known("incident", (one.sub_of for one in entry.incidents if one.sub_of), incidents)
        _known("origin", (revision.origin for revision in _revisions(entry)), self._origins)
        for series in entry.series:
            _known("point", chain(*(check.points for check in series.checks), *series.revisions), points)
        codebook = self._codebook
        _known("event type", (one.type for one in entry.incidents), codebook.types)
        for one in entry.incidents:
            told = [*(count.role for count in one.values.counts), *(revision.role for revision in one.revisions)]
            told += [contradiction.role for contradiction in one.contradictions]
            named = (role for role in told if role)
            _known(f"role of {one.type}", named, codebook.types[one.type].roles)
        _known("measure", (series.measure for series in entry.series), {measure.id for measure in codebook.measures})


def _read(folder: Path, entry: ReportEntry) -> StoryReport:
    try:
        (source,) = find_sources([str(folder / entry.file)], None)
        if isinstance(source, SourceError):
            raise source
        facts = Facts(published=entry.published, outlet=entry.outlet, url=entry.url)
        return StoryReport(entry, source, facts, read_report(source, facts))
    except SourceError as error:
        raise BenchmarkError(error.subject, error.cause, error.remedy) from error


def _known(kind: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise Unresolved(f"there is no {kind} {name!r}", f"name one of {', '.join(sorted(known))}")


def _once(story: Story) -> None:
    """Check that no words tell of two incidents, and that every origin has something to tell."""
    told = [telling for incident in story.incidents for telling in incident.tellings] + list(story.loose)
    places = [(telling.file, telling.span) for telling in told]
    for place in places:
        if places.count(place) > 1:
            raise Unresolved(f"{place[0]}: {place[1].exact!r} tells of two incidents", "keep it in one")
    named = chain(told, *(one.tellings for one in story.designations), *(one.tellings for one in story.points))
    spoken = {telling.origin for telling in named} | {one.entry.id for one in story.origins if one.statements}
    for origin in story.origins:
        if origin.entry.id not in spoken:
            raise Unresolved(f"nothing is told by {origin.entry.id}", "leave the origin out")


def _revisions(entry: StoryEntry) -> Iterator[RevisionEntry]:
    return (revision for incident in entry.incidents for revision in incident.revisions)


def _sides(entry: StoryEntry) -> Iterator[SideEntry]:
    for revision in _revisions(entry):
        yield from (*revision.earlier, *revision.later)
    contradicted: Iterable[ContradictionEntry] = chain(
        (one for incident in entry.incidents for one in incident.contradictions),
        (one for designation in entry.designations for one in designation.contradictions),
    )
    for contradiction in contradicted:
        yield from contradiction.sides
