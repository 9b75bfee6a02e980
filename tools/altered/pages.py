"""The same documents in other files: PDFs of LibreOffice, other pages, web pages, text that programs take of PDFs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from extractors.document import DocumentText
from extractors.readers import read

OFFICE_FORMATS = ("pdf", "html", "odt", "rtf")
_MILLIMETRES_SHORTER = (57, 97)
"""By how much the page is made shorter, so that it ends elsewhere."""


def wrapped(document: DocumentText, width: int) -> DocumentText:
    """Return the document as plain text whose lines are at most so wide; 0: a line for a paragraph."""
    paragraphs: list[str] = []
    for line in document.lines:
        words = document.text_of(line)
        if line.starts_paragraph or not paragraphs:
            paragraphs.append(words)
        else:
            paragraphs[-1] += f" {words}"
    lines = [
        part
        for words in paragraphs
        for part in (textwrap.wrap(words, width, break_long_words=False) if width and "\t" not in words else [words])
    ]
    return read("\n".join(lines).encode(), "a.txt")


def by_office(files: list[Path], wanted: Callable[[str], bool]) -> Iterator[tuple[str, Callable[[Path], Path]]]:
    """Yield each wanted form and where every DOC and DOCX file stands in it; nothing where LibreOffice is absent."""
    program = shutil.which("soffice")
    if program is None or not files:
        return
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)

        def converted(name: str, sources: list[Path], to: str) -> tuple[str, Callable[[Path], Path]]:
            folder = root / name.replace(" ", "-")
            own = f"-env:UserInstallation={(root / 'profile').as_uri()}"
            command = [program, own, "--headless", "--convert-to", to, "--outdir", folder, *sources]
            subprocess.run(command, check=True, capture_output=True)
            return name, lambda file: folder / f"{file.stem}.{to}"

        for to in filter(wanted, OFFICE_FORMATS):
            yield converted(to, files, to)
        shorter_pages = {f"pdf, pages {by} mm shorter": by for by in _MILLIMETRES_SHORTER}
        wanted_pages = {name: by for name, by in shorter_pages.items() if wanted(name)}
        if not wanted_pages:
            return
        _, as_docx = converted("docx", files, "docx")
        for name, by in wanted_pages.items():
            yield converted(name, [_cut(as_docx(file), root / f"shorter-{by}", by) for file in files], "pdf")


def _cut(file: Path, folder: Path, shorter: int) -> Path:
    import docx
    from docx.shared import Mm

    folder.mkdir(exist_ok=True)
    document = docx.Document(str(file))
    for section in document.sections:
        if section.page_height is not None:
            section.page_height = Mm(section.page_height.mm - shorter)
    document.save(str(folder / file.name))
    return folder / file.name


def text_of_pdf(file: Path) -> bytes:
    """Return what pdfplumber takes for the text: columns side by side, a blank between them."""
    import pdfplumber

    with pdfplumber.open(file) as pages:
        return "\n".join(page.extract_text() or "" for page in pages.pages).encode()
