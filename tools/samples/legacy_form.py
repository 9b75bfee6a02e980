"""Word 97–2003, also in the fonts from before Unicode: LibreOffice turns the DOCX of a sample into DOC.

`apt install libreoffice-writer-nogui` gives `soffice`. LibreOffice writes the time of the day into the file, so a
committed DOC is made again only when it is missing: delete it and run `make samples`.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from copy import deepcopy
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import serialize_for_reading

from extractors.text.legacy_maps import TCVN3, VNI, Encoding, decode

from . import docx_form
from .model import Sample

FONTS = {"TCVN3": (".VnTime", ".VnTimeH"), "VNI": ("VNI-Times", "VNI-Times")}
_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}
_VNI = {letter: seen for seen, letter in sorted(VNI.items()) if seen.upper() == seen or seen.lower() == seen}


def render(sample: Sample) -> bytes | None:
    """Return the file's bytes, or None where LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    data = docx_form.render(sample)
    if sample.encoding:
        data = _recoded(data, sample.encoding)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"{sample.name}.docx")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc:MS Word 97"]
        subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True)
        return source.with_suffix(".doc").read_bytes()


def encoded(text: str, encoding: str) -> list[tuple[str, str]]:
    """Return the text in a legacy encoding as pieces, each with the font that prints it.

    TCVN3 has capitals only for letters without a tone; the others are typed small in `.VnTimeH`, which prints all
    letters as capitals.
    """
    plain, capital = FONTS[encoding]
    pieces: list[tuple[str, str]] = []
    words = unicodedata.normalize("NFC", text)
    shouting = words.upper() == words
    for letter in words:
        font = plain
        if encoding == "VNI":
            seen = _VNI.get(letter, letter)
        elif letter.isupper() and (shouting or letter not in _TCVN3) and (shouting or not letter.isascii()):
            seen, font = _TCVN3.get(letter.lower(), letter.lower()), capital
        else:
            seen = _TCVN3.get(letter, letter)
            font = capital if shouting else plain
        if pieces and pieces[-1][1] == font:
            pieces[-1] = (pieces[-1][0] + seen, font)
        else:
            pieces.append((seen, font))
    assert _back(pieces, encoding, capital) == words, (text, pieces)
    return pieces


def _back(pieces: list[tuple[str, str]], encoding: str, capital: str) -> str:
    text = ""
    for seen, font in pieces:
        read = decode(seen, Encoding(encoding))[0]
        text += read.upper() if font == capital and encoding == "TCVN3" else read
    return text


def _recoded(data: bytes, encoding: str) -> bytes:
    """Write every run of a DOCX in the legacy encoding, split where the font changes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = _document(part, encoding)
            elif name == "word/styles.xml":
                part = part.replace(b"Times New Roman", FONTS[encoding][0].encode())
            target.writestr(name, part)
    return packed.getvalue()


def _document(part: bytes, encoding: str) -> bytes:
    root = parse_xml(part)
    for run in list(root.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        if not texts:
            continue
        for seen, font in encoded("".join(text.text or "" for text in texts), encoding):
            copy = deepcopy(run)
            for text in copy.findall(qn("w:t")):
                copy.remove(text)
            properties = copy.find(qn("w:rPr"))
            if properties is None:
                properties = copy.makeelement(qn("w:rPr"))
                copy.insert(0, properties)
            fonts = copy.makeelement(qn("w:rFonts"))
            for key in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{key}"), font)
            properties.insert(0, fonts)
            text = copy.makeelement(qn("w:t"))
            text.text = seen
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            copy.append(text)
            run.addprevious(copy)
        run.getparent().remove(run)
    return serialize_for_reading(root).encode()
