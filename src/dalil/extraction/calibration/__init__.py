"""Calibration: from what extraction holds of a record to the chance that the record is right."""

from dalil.extraction.calibration.calibrate import calibrated
from dalil.extraction.calibration.curves import IDENTITY, Calibration, Curve, load_calibration

__all__ = ["IDENTITY", "Calibration", "Curve", "calibrated", "load_calibration"]
