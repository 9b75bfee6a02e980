"""Which samples are scans: they are read only where Tesseract has its Vietnamese model."""

from __future__ import annotations

from extractors.ocr.engine import why_missing
from tools.samples.__main__ import samples

SCANS = {sample.name for sample in samples() if sample.finish == "scan"}
NO_OCR = why_missing()
"""Why scans cannot be read here; None where they can."""
