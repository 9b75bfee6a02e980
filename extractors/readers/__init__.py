"""Readers: bytes of any format in, one `DocumentText` out.

`read` and `read_file` raise `UnreadableError` for every file that gives no text, with the outcome that says why.
"""

from __future__ import annotations

from pathlib import Path

from schemas.outcomes import OutcomeCode, UnreadableError

from ..collection import without_collection
from ..document import DocumentText
from .mail_kinds import WEB_ARCHIVE
from .sniffing import DOC, DOCX, MARKDOWN, ODT, PDF, TEXT, WORD_XML, describe, sniff

__all__ = ["MAX_BYTES", "read", "read_file", "sniff"]

MAX_BYTES = 100_000_000
"""Largest file read, in bytes."""


def read_file(path: str | Path) -> DocumentText:
    """Read a file from disk; raises `UnreadableError`."""
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"{size} bytes, limit {MAX_BYTES}")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(OutcomeCode.IO_ERROR, error.strerror) from error
    return read(data, path.name)


def read(data: bytes, name: str) -> DocumentText:
    """Read the bytes of a file; its name only helps where the bytes do not say the format. Raises `UnreadableError`."""
    if not data[:1024].strip(b"\x00\t\n\r ") and not data.strip(b"\x00\t\n\r "):
        raise UnreadableError(OutcomeCode.EMPTY)
    if len(data) > MAX_BYTES:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{len(data)} bytes, limit {MAX_BYTES}")
    media_type = sniff(data, name)
    if media_type in (TEXT, MARKDOWN):
        from .plain import read_plain

        return read_plain(data, media_type)
    if media_type == DOCX:
        from .docx import read_docx

        with without_collection():
            return read_docx(data)
    if media_type == PDF:
        from .pdf import read_pdf

        return read_pdf(data)
    if media_type == DOC:
        from .doc import read_doc

        with without_collection():
            return read_doc(data)
    if media_type == "application/rtf":
        from .rtf import read_rtf

        return read_rtf(data)
    if media_type == "text/html":
        from .html import read_html

        return read_html(data)
    if media_type == WEB_ARCHIVE:
        from .web_archive import read_web_archive

        return read_web_archive(data)
    if media_type == ODT:
        from .odt import read_odt

        with without_collection():
            return read_odt(data)
    if media_type == WORD_XML:
        from .word_xml import read_word_xml

        with without_collection():
            return read_word_xml(data)
    if media_type.startswith("image/") and media_type != "image/heic":
        from .image import read_image

        return read_image(data, media_type)
    raise UnreadableError(*describe(media_type, name))


def read_within(data: bytes, name: str, depth: int) -> DocumentText:
    """Read a document that stands within `depth` others. Raises `UnreadableError`."""
    if sniff(data, name) == DOCX:
        from .docx import read_docx

        return read_docx(data, depth)
    return read(data, name)
