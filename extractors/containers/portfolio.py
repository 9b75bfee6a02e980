"""PDF with files in it: portfolios, and dispatches with attachments (ISO 32000-1, 7.11.4 and 12.3.5)."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

from schemas import OutcomeCode, UnreadableError

from .limits import ContainerLimits, Entry, Spent
from .names import clean_path, is_junk

_EMBEDDED = b"/EmbeddedFile"
_NO_DOCUMENTS = {
    "xml", "xsl", "xslt", "xsd", "json", "js", "css", "fdf", "xfdf", "joboptions", "p7s", "p7m", "p7b", "p7c", "cer",
    "crt", "pem", "crl", "ocsp", "tsr", "tst", "sig", "asc", "ttf", "otf", "icc",
}  # fmt: skip
"""Data for programs: electronic invoices, certificates, signatures, settings."""
_MOST_PAGES = 200
"""Pages that are looked through for files pinned to them."""


def holds_files(data: bytes) -> bool:
    """Tell whether a PDF holds files that may be documents. Never raises."""
    if _EMBEDDED not in data:  # streams stand in no compressed object, so their dictionaries can be searched for
        return False
    try:
        return any(portfolio_entries(data, ContainerLimits(), Spent(), itself=False))
    except UnreadableError:  # its own reading will say why
        return False


def portfolio_entries(data: bytes, limits: ContainerLimits, spent: Spent, *, itself: bool = True) -> Iterator[Entry]:
    """Yield the PDF itself, unless it is only the cover of a portfolio, and every document in it.

    Raises `UnreadableError` where the PDF cannot be opened.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"PDF: {error}") from error
    try:
        if itself and not _is_portfolio(data):
            yield Entry("", 0, lambda: data, is_container_itself=True)
        for index, attachment in enumerate(_attachments(document), 1):
            name = clean_path(_name(attachment))
            suffix = name.rpartition(".")[2].lower()
            if suffix not in _NO_DOCUMENTS and not is_junk(name.rpartition("/")[2]):
                yield Entry(name, index, _Taking(attachment, limits, spent))
    finally:
        document.close()


def _is_portfolio(data: bytes) -> bool:
    """Tell whether the pages are only the cover of a collection, which viewers show instead of them."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    try:
        return "Collection" in PDFDocument(PDFParser(io.BytesIO(data))).catalog
    except Exception:  # pdfminer raises many kinds on damaged files
        return b"/Collection" in data


def _attachments(document: Any) -> Iterator[Any]:
    """Yield the files of the document, then those pinned to its pages."""
    import pypdfium2.raw as raw

    for index in range(max(raw.FPDFDoc_GetAttachmentCount(document.raw), 0)):
        if attachment := raw.FPDFDoc_GetAttachment(document.raw, index):
            yield attachment
    for number in range(min(len(document), _MOST_PAGES)):
        page = raw.FPDF_LoadPage(document.raw, number)
        if not page:
            continue
        try:
            for index in range(raw.FPDFPage_GetAnnotCount(page)):
                note = raw.FPDFPage_GetAnnot(page, index)
                if not note:
                    continue
                pinned = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FILEATTACHMENT
                if pinned and (attachment := raw.FPDFAnnot_GetFileAttachment(note)):
                    yield attachment
                raw.FPDFPage_CloseAnnot(note)
        finally:
            raw.FPDF_ClosePage(page)


def _name(attachment: Any) -> str:
    import pypdfium2.raw as raw

    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    letters = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAttachment_GetName(attachment, letters, size)
    return bytes(letters)[:size].decode("utf-16-le", "replace").rstrip("\0")


class _Taking:
    """Takes one file out when it is asked for."""

    def __init__(self, attachment: Any, limits: ContainerLimits, spent: Spent) -> None:
        self._attachment, self._limits, self._spent = attachment, limits, spent

    def __call__(self) -> bytes:
        import pypdfium2.raw as raw

        size = ctypes.c_ulong()
        if not raw.FPDFAttachment_GetFile(self._attachment, None, 0, size):
            raise UnreadableError(OutcomeCode.CORRUPT, "PDF: an attached file cannot be taken out")
        self._spent.admit(size.value, self._limits)
        data = ctypes.create_string_buffer(max(size.value, 1))
        raw.FPDFAttachment_GetFile(self._attachment, data, size.value, size)
        return data.raw[: size.value]
