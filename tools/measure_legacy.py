"""Measures legacy encodings: share of marked letters that come back right, and milliseconds a document.

`python tools/measure_legacy.py FILE…` takes Unicode Vietnamese texts, writes them in each encoding by the tables turned
round, and converts them back without knowing the font. Where the package `viparse` can be imported (from a folder given
by `--viparse`, too), its own conversion runs on the same strings.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

from extractors.text import legacy
from extractors.text.legacy_maps import TCVN3, VISCII, VNI, VPS, Encoding

MARKED = set("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
MARKED |= {letter.upper() for letter in MARKED}


def write(text: str, encoding: Encoding) -> str:
    """Write NFC text in an encoding, seen as Western text. TCVN3 has small marked letters only: capitals get small."""
    text = normalize("NFC", text)
    if encoding is Encoding.UTF8:
        return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for char in text for code in char.encode())
    if encoding is Encoding.CP1258:
        return _as_cp1258(text)
    if encoding is Encoding.VNI:
        table = {letter: seen for seen, letter in sorted(VNI.items(), reverse=True) if _same_case(seen)}
        table |= {"ì": "ì", "Ì": "Ì", "í": "í", "Í": "Í", "ỉ": "æ", "Ỉ": "Æ", "ĩ": "ó", "Ĩ": "Ó", "ị": "ò", "Ị": "Ò"}
        return "".join(table.get(char, char) for char in text)
    forward = {Encoding.TCVN3: TCVN3, Encoding.VISCII: VISCII, Encoding.VPS: VPS}[encoding]
    back = {letter: chr(code) for code, letter in forward.items() if code < 0x100}
    if encoding is Encoding.TCVN3:
        return "".join(back.get(char) or back.get(char.lower(), char) for char in text)
    return "".join(back.get(char, char) for char in text)


def _same_case(seen: str) -> bool:
    return seen.islower() or seen.isupper()


def _as_cp1258(text: str) -> str:
    pieces = []
    for char in text:
        try:
            data = char.encode("cp1258")
        except UnicodeEncodeError:
            parts = normalize("NFD", char)
            tone = next((part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"), "")
            rest = normalize("NFC", "".join(part for part in parts if part != tone))
            try:
                data = (rest + tone).encode("cp1258")
            except UnicodeEncodeError:
                data = b"?"
        pieces.append(data.decode("cp1252", "replace"))
    return "".join(pieces)


def right_share(wanted: str, got: str, *, case: bool) -> float:
    """Return the share of marked letters of the wanted text that stand at their place in the text got."""
    from difflib import SequenceMatcher

    total = right = 0
    for line, other in zip(wanted.split("\n"), got.split("\n"), strict=False):
        if not case:
            line, other = line.lower(), other.lower()
        total += sum(char in MARKED for char in line)
        if line == other:
            right += sum(char in MARKED for char in line)
        else:
            for start, _, length in SequenceMatcher(None, line, other, autojunk=False).get_matching_blocks():
                right += sum(char in MARKED for char in line[start : start + length])
    return right / total if total else 1.0


def viparse_convert(folder: str | None) -> Callable[[str], str] | None:
    """Return the other library's own conversion (its detection by content), None where it is absent."""
    if folder:
        sys.path.insert(0, folder)
    try:
        from viparse.normalize.detector import detect_encoding_by_content  # type: ignore[import-not-found]
        from viparse.normalize.encodings import AUTO_DETECT_CHARMAPS  # type: ignore[import-not-found]
        from viparse.normalize.tables import convert  # type: ignore[import-not-found]
    except ImportError:
        return None

    def run(text: str) -> str:
        named = detect_encoding_by_content(text, AUTO_DETECT_CHARMAPS).encoding
        return str(convert(text, AUTO_DETECT_CHARMAPS[named])) if named else normalize("NFC", text)

    return run


def timed(function: Callable[[str], str], text: str) -> tuple[str, float]:
    """Return the result and the best of three times in milliseconds of CPU."""
    best = float("inf")
    result = ""
    for _ in range(3):
        start = time.process_time()
        result = function(text)
        best = min(best, time.process_time() - start)
    return result, best * 1000


def main() -> None:
    """Print one line an encoding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--viparse", help="folder that holds the package viparse")
    arguments = parser.parse_args()
    texts = [normalize("NFC", path.read_text(encoding="utf-8")) for path in arguments.files]
    other = viparse_convert(arguments.viparse)
    print(f"{'encoding':26} {'letters':>8} {'letter+case':>11} {'ms/doc':>7}   viparse: letters  ms/doc")
    kinds = [(str(encoding), encoding, None) for encoding in Encoding if encoding is not Encoding.VIQR]
    kinds += [("TCVN3, ư lost", Encoding.TCVN3, ("\u00ad", "")), ("TCVN3, ư as −", Encoding.TCVN3, ("\u00ad", "−"))]
    for name, encoding, damage in kinds:
        rows = []
        for text in texts:
            seen = write(text, encoding)
            if damage:
                seen = seen.replace(*damage)
            mine, ms = timed(lambda value: legacy.convert(value).text, seen)
            theirs, their_ms = timed(other, seen) if other else ("", 0.0)
            rows.append(
                (right_share(text, mine, case=False), right_share(text, mine, case=True), ms,
                 right_share(text, theirs, case=False), their_ms)
            )  # fmt: skip
        mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        print(f"{name:26} {mean[0]:8.4f} {mean[1]:11.4f} {mean[2]:7.2f}   {mean[3]:16.4f} {mean[4]:7.2f}")
    _mixed(texts)


def _mixed(texts: list[str]) -> None:
    """Print the share where every second line stays Unicode."""
    for encoding in (Encoding.TCVN3, Encoding.VNI):
        shares = []
        for text in texts:
            lines = text.split("\n")
            seen = "\n".join(write(line, encoding) if index % 2 else line for index, line in enumerate(lines))
            shares.append(right_share(text, legacy.convert(seen).text, case=False))
        print(f"{'mixed lines, ' + encoding:26} {sum(shares) / len(shares):8.4f}")


if __name__ == "__main__":
    main()
