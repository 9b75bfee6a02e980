"""What kind of file this is, from its first bytes; the name decides only between kinds of text."""

from __future__ import annotations

import io
import re
import zipfile

from schemas.outcomes import OutcomeCode

TEXT = "text/plain"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
MAIL = "message/rfc822"
ZIP = "application/zip"
ENCRYPTED_OFFICE = "application/x-ole-encrypted"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_6 = (b"\xdb\xa5-\x00", b"\x31\xbe\x00\x00", b"\xfe\x37\x00\x23")
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("word/document", DOCX),
    ("xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE_PART = re.compile(rb"\[Content_Types\]\.xml|_rels/|word/|docProps/|customXml/")
"""What the first member of an office document is called (ECMA-376 part 2); it stands 30 bytes into the file."""
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|meta)\b", re.I | re.S)

_MAIL_FIELD = re.compile(rb"[!-9;-~]+:(?:[ \t]|\r?$)", re.M)
_KNOWN_FIELD = re.compile(
    rb"(?:Return-Path|Received|From|To|Cc|Date|Subject|MIME-Version|Message-ID|Delivered-To|Content-Type|Reply-To|Sender"
    rb"|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results):",
    re.I,
)
_MAIL_TELLING = (rb"^From:", rb"^(?:Message-ID|MIME-Version):", rb"^(?:Date|Subject|Received):")

_NAMES: dict[str, str] = {
    DOC: "Word 97–2003 (.doc)",
    "application/rtf": "RTF",
    "text/html": "HTML",
    "application/xml": "XML",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (.xlsx)",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint (.pptx)",
    "application/vnd.oasis.opendocument.text": "OpenDocument (.odt)",
    ZIP: "ZIP",
    "application/vnd.rar": "RAR",
    "application/x-7z-compressed": "7-Zip",
    "application/gzip": "gzip",
    "application/x-ole-storage": "Microsoft Office (OLE)",
    MAIL: "e-mail",
    "application/octet-stream": "binary",
}


def sniff(data: bytes, name: str = "") -> str:
    """Return the media type of a file's bytes."""
    head = data[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, name)
    if head.startswith(_OLE):
        return _ole_kind(data)
    if head.startswith(_WORD_6):
        return DOC
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "image/heic"
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(bare):
        return "text/html"
    if bare.lstrip().startswith(b"<?xml"):
        return "text/html" if b"<html" in head else "application/xml"
    if _is_mail(data, name):
        return MAIL
    lower = name.lower()
    if lower.endswith((".md", ".markdown")):
        return MARKDOWN
    promised = {"pdf": PDF, "docx": DOCX}.get(lower.rpartition(".")[2])
    if promised:  # its reader will say what is wrong with it
        return promised
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and _looks_binary(data[:4000]):
        return DOC if lower.endswith(".doc") else "application/octet-stream"
    return TEXT


def describe(media_type: str) -> tuple[OutcomeCode, str]:
    """Return the outcome of a format that is not read, and the words that name it."""
    if media_type == ENCRYPTED_OFFICE:
        return OutcomeCode.ENCRYPTED, "Microsoft Office"
    if media_type.startswith("image/"):
        return OutcomeCode.UNSUPPORTED, f"image ({media_type.removeprefix('image/').upper()}): a scan without text"
    return OutcomeCode.UNSUPPORTED, _NAMES.get(media_type, media_type)


def _zip_kind(data: bytes, name: str) -> str:
    """Tell an office document from an archive by the names in its directory: a member may itself be a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            whole = any(info.header_offset == 0 for info in archive.infolist()) or not names
    except Exception:  # `zipfile` raises nearly anything on a damaged directory
        whole = False
    if not whole:  # where the end is cut off, the directory of a document packed within may be found instead
        return DOCX if name.lower().endswith(".docx") or _PACKAGE_PART.match(data[30:]) else ZIP
    if _CONTENT_TYPES in names:
        for prefix, media_type in _ZIP_KINDS:
            if any(name.startswith(prefix) for name in names):
                return media_type
        if any(name.endswith("document.xml") for name in names):
            return DOCX
    if "word/document.xml" in names:  # its list of content types is lost
        return DOCX
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        return "application/vnd.oasis.opendocument.text"
    return ZIP


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return ENCRYPTED_OFFICE
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    return "application/x-ole-storage"


def _looks_binary(head: bytes) -> bool:
    """Tell whether bytes cannot be text: many control characters, and not the zero bytes of UTF-16."""
    if head.count(0) * 5 >= len(head) and (head[::2].count(0) > len(head) // 4 or head[1::2].count(0) > len(head) // 4):
        return False
    odd = sum(head.count(code) for code in (*range(9), *range(14, 27), 28, 29, 30, 31))
    return odd * 50 > len(head)


def _is_mail(data: bytes, name: str) -> bool:
    """Tell whether the bytes begin with the header of an e-mail; a name ending in `.eml` makes fewer fields enough."""
    head = data[:16384].lstrip(b"\xef\xbb\xbf\r\n")
    if not _MAIL_FIELD.match(head):
        return False
    if name.lower().endswith(".eml"):
        return True
    if not _KNOWN_FIELD.match(head):
        return False
    header = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return all(re.search(field, header, re.I | re.M) for field in _MAIL_TELLING)
