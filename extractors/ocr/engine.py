"""Tesseract with the Vietnamese model, in this process: one page image in, words with boxes and confidences out.

The library comes with the wheel of tesserocr, the model `vie` from the system (Debian: `tesseract-ocr-vie`).
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from .words import OcrWord

LANGUAGE = "vie"
PAGE_SECONDS = 90
"""Seconds given to one page."""
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_COMMITTEE = re.compile(r"[ƯỦỤ](?=B(?:ND|MT|KT|TV|BC))")
"""No abbreviation begins so: "ỦY BAN" is UB."""
_TWICE = re.compile(r"ĐĐ(?![BN])")
"""One letter seen twice; abbreviations have it twice before B and N (ĐĐBQH, BĐĐN)."""
_AT = re.compile(r"(?<=\w)(?:\(@\)?|@\))(?=\w)")
_LOOK_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "ﬁ": "fi", "ﬂ": "fl"})


def data_folder() -> Path | None:
    """Return the folder that holds the Vietnamese model: `$TESSDATA_PREFIX`, else where systems put it."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    places = [prefix, f"{prefix}/tessdata"] if prefix else []
    for place in (*places, *_PLACES):
        if (Path(place) / f"{LANGUAGE}.traineddata").is_file():
            return Path(place)
    return None


def why_missing() -> str | None:
    """Say what must be installed before scans can be read; None where they can."""
    try:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before the library is loaded: pages run side by side instead
        import tesserocr  # noqa: F401
    except ImportError:
        return "install the Python package tesserocr"
    if data_folder() is None:
        return "install the system package tesseract-ocr-vie (`make system`), or set TESSDATA_PREFIX"
    return None


@cache
def _engine(language: str) -> Any:
    missing = why_missing()
    if missing:
        raise UnreadableError(OutcomeCode.NEEDS_OCR, missing)
    import tesserocr

    try:
        return tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=language, psm=tesserocr.PSM.AUTO)
    except RuntimeError as error:
        raise UnreadableError(OutcomeCode.NEEDS_OCR, f"Tesseract: {error}") from error


def recognise(image: Any, dpi: float, *, block: bool = False, line: bool = False) -> list[OcrWord]:
    """Return the words of a grey page image (Pillow, mode L), in the order in which Tesseract reads them.

    `block` takes the image as one block of lines, without looking for columns, `line` as one line. Raises
    `UnreadableError`: `needs_ocr` where Tesseract or its Vietnamese model is not installed, `timeout` where the page
    takes too long.
    """
    engine = _engine(LANGUAGE)
    import tesserocr

    modes = tesserocr.PSM
    engine.SetPageSegMode(modes.SINGLE_LINE if line else modes.SINGLE_BLOCK if block else modes.AUTO)
    engine.SetImage(image)
    engine.SetSourceResolution(round(dpi))
    try:
        if not engine.Recognize(PAGE_SECONDS * 1000):
            raise UnreadableError(OutcomeCode.TIMEOUT, f"recognition of a page, limit {PAGE_SECONDS} s")
        return _words(engine.GetIterator())
    finally:
        engine.Clear()


def _words(iterator: Any) -> list[OcrWord]:
    from tesserocr import RIL

    words: list[OcrWord] = []
    if iterator is None:
        return words
    line = -1
    while True:
        if iterator.Empty(RIL.WORD):
            break
        if iterator.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
        box = iterator.BoundingBox(RIL.WORD)
        text = _spelled((iterator.GetUTF8Text(RIL.WORD) or "").strip())
        if text and box:
            base = iterator.Baseline(RIL.WORD)
            y = (base[0][1] + base[1][1]) / 2 if base else box[3]
            x0, y0, x1, y1 = box
            word = OcrWord(text, x0, y0, x1, y1, iterator.Confidence(RIL.WORD) / 100, line, y)
            if not (words and _is_same(words[-1], word)):
                words.append(word)
        if not iterator.Next(RIL.WORD):
            break
    return words


def _is_same(word: OcrWord, after: OcrWord) -> bool:
    """Tell whether a word is the one before it, which was given twice."""
    over = min(word.x1, after.x1) - max(word.x0, after.x0)
    return word.line == after.line and word.text == after.text and over > 0.5 * (after.x1 - after.x0)


def _spelled(text: str) -> str:
    """Return a word with letters that recognition confuses with rarer signs put right."""
    text = text.translate(_LOOK_ALIKE)
    text = _COMMITTEE.sub("U", _TWICE.sub("Đ", text))
    if "@" in text:
        text = _AT.sub("@", text)
    return "-" if text in ("—-", "-—", "–-", "-–", "--") else text


def orientation(image: Any) -> int | None:
    """Return by how many degrees clockwise the image must be turned to stand upright; None where it cannot be told."""
    import tesserocr

    folder = data_folder()
    if folder is None or not (folder / "osd.traineddata").is_file():
        return None
    try:
        with tesserocr.PyTessBaseAPI(path=str(folder), lang="osd", psm=tesserocr.PSM.OSD_ONLY) as engine:
            engine.SetImage(image)
            found = engine.DetectOrientationScript()
    except RuntimeError:
        return None
    if not found or found["orient_conf"] < 1.0:
        return None
    return (360 - int(found["orient_deg"])) % 360
