"""What made a text and a record: fingerprints of the code and data, and the engines that a text rests on.

The fingerprints are data that ships (`make fingerprint` computes them), since the installed program need not carry the
sources that they are taken from, and must say the same on every platform.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from schemas.dispatch import TextSource

_SHIPPED = Path(__file__).resolve().parent / "data" / "fingerprints.json"


@cache
def _fingerprints() -> dict[str, str]:
    found: dict[str, str] = json.loads(_SHIPPED.read_text("utf-8"))
    return found


def readers_version() -> str:
    """Return the version of everything between bytes and record, in one word."""
    return f"{_fingerprints()['text']}-{record_version()}"


def record_version() -> str:
    """Return the version of the rules that make a record of a text."""
    return _fingerprints()["record"]


def text_version(media_type: str, text_source: TextSource) -> str:
    """Return the version of what makes a text of such a file's bytes: our readers, and the engines that they use.

    Another Tesseract makes only recognised texts stale, another pdfium only those of PDF files.
    """
    parts = [_fingerprints()["text"]]
    if media_type == "application/pdf":
        parts.append(f"pdfium-{_pdfium()}")
    if text_source != "text":
        parts.append(f"tesseract-{_tesseract()}")
    return "+".join(parts)


@cache
def _pdfium() -> str:
    try:
        return version("pypdfium2")
    except PackageNotFoundError:
        return "none"


@cache
def _tesseract() -> str:
    try:
        import tesserocr
    except ImportError:
        return "none"
    return str(tesserocr.tesseract_version()).split()[1]
