"""The whole way from bytes to records, composed once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.checking import check
from dalil.codebook import Codebook, load_codebook
from dalil.extraction import extract
from dalil.extraction.calibration import Calibration, calibrated, load_calibration
from dalil.extraction.uncoded import Uncoded, find_uncoded
from dalil.language.analyse import analyse
from dalil.language.analysis import Analysis
from dalil.language.reading_model import ReadingModel
from dalil.reading import Source, read_report
from dalil.records import CodedReport, Report, at_least
from dalil.resolving import join_repeats, resolve
from dalil.settings import Facts, Settings

READ_LANGUAGES = frozenset({None, "en"})


@dataclass(frozen=True)
class Coder:
    """Codes reports with one model, one codebook and the curves that calibrate confidences, loaded once."""

    settings: Settings
    model: ReadingModel
    codebook: Codebook
    calibration: Calibration

    @classmethod
    def load(cls, settings: Settings) -> Coder:
        """Load the model and the codebook that the settings name.

        Raises ModelError and CodebookError where they do not load.
        """
        model = ReadingModel.load(settings.model, settings.threads)
        return cls(settings, model, load_codebook(settings.codebook), load_calibration())

    def report(self, source: Source, facts: Facts | None = None) -> Report:
        """Read a source into a report; raises SourceError where it is none."""
        return read_report(source, facts or self.settings.facts)

    def analyse(self, report: Report) -> Analysis:
        """Analyse a report."""
        return analyse(report, self.model)

    def code(self, analysis: Analysis) -> CodedReport:
        """Extract, resolve, calibrate and check the records of an analysis, and keep those that are sure enough.

        The threshold comes last, so that it changes no value of a record that stays.
        """
        resolved = resolve(extract(analysis, self.codebook))
        told = join_repeats(resolved.statistics, resolved.report, resolved.statements)
        resolved = replace(resolved, statistics=told)
        sure = at_least(calibrated(resolved, self.calibration), self.settings.min_confidence)
        return replace(sure, checks=check([sure]))

    def read(self, source: Source, facts: Facts | None = None) -> CodedReport:
        """Code a source: bytes in, records out. A report in a language other than English gives no records."""
        return self.read_report(self.report(source, facts))

    def read_report(self, report: Report) -> CodedReport:
        """Code a report that was read from its bytes before."""
        if report.language not in READ_LANGUAGES:
            return CodedReport(report, (), (), (), (), (), ())
        return self.code(self.analyse(report))

    def uncoded(self, source: Source, facts: Facts | None = None) -> tuple[Report, tuple[Uncoded, ...]]:
        """List the sentences of a source that hold event words, numbers or names but gave no record."""
        report = self.report(source, facts)
        if report.language not in READ_LANGUAGES:
            return report, ()
        analysis = self.analyse(report)
        return report, find_uncoded(analysis, self.codebook, self.code(analysis))


def read(source: Source, settings: Settings | None = None) -> CodedReport:
    """Code one source; to code many, keep a Coder."""
    return Coder.load(settings or Settings()).read(source)
