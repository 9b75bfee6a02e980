"""What kind of file this is, from its first bytes; the name decides only between kinds of text."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from schemas.outcomes import OutcomeCode

from .mail_kinds import MAIL, MBOX, mail_kind

TEXT = "text/plain"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
ZIP = "application/zip"
WORD_XML = "application/msword-xml"
ODT = "application/vnd.oasis.opendocument.text"
OUTLOOK = "application/vnd.ms-outlook"
TNEF = "application/ms-tnef"
GZIP, BZIP2, XZ, TAR = "application/gzip", "application/x-bzip2", "application/x-xz", "application/x-tar"
EDXML = "application/vnd.edxml+xml"
ENCRYPTED_OFFICE = "application/x-ole-encrypted"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"MSCF\x00\x00\x00\x00", "application/vnd.ms-cab-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"\x1f\x8b", GZIP),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\x00", XZ),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"\xffWPC", "application/vnd.wordperfect"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"%!PS", "application/postscript"),
    (b"!BDN", "application/vnd.ms-outlook-pst"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
)
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n\x00"
"""What programs put before text: the mark of UTF-8, empty lines."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_6 = (b"\xdb\xa5-\x00", b"\x31\xbe\x00\x00", b"\xfe\x37\x00\x23")
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("word/document", DOCX),
    ("xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OLE_KINDS: tuple[tuple[str, str], ...] = (
    ("WordDocument", DOC),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/x-mspublisher"),
)
"""Streams that only one program writes; a document of Word may hold the others' within."""
_END_OF_DIRECTORY, _DIRECTORY_ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_LONGEST_END = 22 + 0xFFFF
"""Bytes of the end of a directory with its comment."""
_LEAST_TEXT = 400
"""Bytes that a text has at least to be read as one whatever its name promises."""
_CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE_PART = re.compile(rb"\[Content_Types\]\.xml|_rels/|word/|docProps/|customXml/")
"""What the first member of an office document is called (ECMA-376 part 2); it stands 30 bytes into the file."""
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|meta)\b", re.I | re.S)

_EDXML = re.compile(rb"<(?:\w+:)?edxml(?:envelope)?[\s>]", re.I)
_TAG = re.compile(rb"<(?:/?[a-z][a-z0-9]{0,9}[\s>]|!--)", re.I)

_UNPACK = "unpack it and give the files"
_SAVE = "open it there and save it as DOCX or PDF"
_DOCUMENT_NAMES = (".doc", ".dot", ".rtf", ".odt", ".wps", ".xls", ".ppt", ".xps", ".djvu", ".tif", ".tiff", ".jpg",
                   ".jpeg", ".png", ".txt", ".htm", ".html", ".eml", ".msg", ".zip", ".rar", ".7z")  # fmt: skip
_NAMES: dict[str, str] = {
    DOC: "Word 97–2003 (.doc)",
    "application/rtf": "RTF",
    "text/html": "HTML",
    "application/xml": "XML",
    WORD_XML: "Word XML",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": f"Excel (.xlsx); {_SAVE}",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": f"PowerPoint (.pptx); {_SAVE}",
    "application/vnd.oasis.opendocument": "OpenDocument, no text; open it in LibreOffice, save it as DOCX or PDF",
    "application/vnd.ms-excel": f"Excel 97–2003 (.xls); {_SAVE}",
    "application/vnd.ms-powerpoint": f"PowerPoint 97–2003 (.ppt); {_SAVE}",
    "application/vnd.visio": f"Visio; {_SAVE}",
    "application/x-mspublisher": f"Publisher; {_SAVE}",
    "application/vnd.wordperfect": "WordPerfect; open it in LibreOffice and save it as DOCX or PDF",
    "application/postscript": "PostScript; convert it to PDF",
    ZIP: "ZIP",
    "application/vnd.rar": f"RAR; {_UNPACK}",
    "application/x-7z-compressed": f"7-Zip; {_UNPACK}",
    GZIP: "gzip",
    TAR: "tar",
    EDXML: "edXML",
    "application/vnd.ms-cab-compressed": f"Windows cabinet; {_UNPACK}",
    BZIP2: "bzip2",
    XZ: "xz",
    TNEF: "Outlook's winmail.dat; ask for the mail as plain text or HTML, or open it in Outlook",
    "application/x-self-extracting": f"a program that unpacks itself; {_UNPACK}",
    "application/vnd.ms-outlook-pst": "Outlook's mailbox (.pst); export its mails from Outlook",
    "application/x-ole-storage": f"Microsoft Office (OLE); {_SAVE}",
    MAIL: "e-mail",
    MBOX: "mail box",
    OUTLOOK: "Outlook mail (.msg)",
    "application/octet-stream": "binary, of no known format; save it as DOCX or PDF in the program that made it",
}


def sniff(data: bytes, name: str = "") -> str:
    """Return the media type of a file's bytes."""
    head = data[:1024]
    if head.startswith(b"BM") and head[6:10] == bytes(4) and len(head) > 26:
        return "image/bmp"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):  # whatever its first member is
        return _zip_kind(data, name)
    if head[257:262] == b"ustar":
        return TAR
    if head.startswith(_OLE):
        return _ole_kind(data)
    if head.startswith(_WORD_6):
        return DOC
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if b"%PDF-" in head:  # what was downloaded badly has something before it
        return PDF
    if head.lstrip(_BEFORE_TEXT).startswith(b"{\\rtf"):
        return "application/rtf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "image/heic"
    lower = name.lower()
    if kind := _markup_kind(head, lower) or mail_kind(data, name):
        return kind
    if lower.endswith((".md", ".markdown")):
        return MARKDOWN
    promised = {"pdf": PDF, "docx": DOCX}.get(lower.rpartition(".")[2])
    if promised and (len(data) < _LEAST_TEXT or _looks_binary(_start_of_text(data))):
        return promised  # its reader will say what is wrong with it
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and _looks_binary(_start_of_text(data)):
        return _packed_behind(data) or (DOC if lower.endswith(".doc") else "application/octet-stream")
    return TEXT


def describe(media_type: str, name: str = "") -> tuple[OutcomeCode, str]:
    """Return the outcome of a format that is not read, and the words that name it.

    Bytes of no known format are no dispatch (programs, libraries, fonts), unless the file's name promises a document.
    """
    if media_type == "application/octet-stream" and not name.lower().endswith(_DOCUMENT_NAMES):
        return OutcomeCode.NOT_A_DISPATCH, "binary data of no document format"
    if media_type == ENCRYPTED_OFFICE:
        return OutcomeCode.ENCRYPTED, "Microsoft Office"
    if media_type.startswith("image/"):
        return OutcomeCode.UNSUPPORTED, f"image ({media_type.removeprefix('image/').upper()}): a scan without text"
    return OutcomeCode.UNSUPPORTED, _NAMES.get(media_type, media_type)


def _zip_kind(data: bytes, name: str) -> str:
    """Tell an office document from an archive by the names in its directory: a member may itself be a document."""
    if _is_plain_docx(data):
        return DOCX
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            first = min((info.header_offset for info in archive.infolist()), default=0)
            whole = first == 0 or not data.startswith(b"PK")
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
        return ODT
    return ZIP


def _packed_behind(data: bytes) -> str | None:
    """Return the kind of a ZIP that stands behind other bytes: a program, or what a download has put before it."""
    if data.rfind(_END_OF_DIRECTORY, -_LONGEST_END) < 0:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not archive.namelist():
                return None
    except Exception:  # `zipfile` raises nearly anything on a damaged directory
        return None
    return "application/x-self-extracting" if data.startswith(b"MZ") else _zip_kind(data, "")


def _is_plain_docx(data: bytes) -> bool:
    """Tell a DOCX as Word writes it by the bytes of its directory alone, without listing what it holds."""
    end = data.rfind(_END_OF_DIRECTORY, -1024)
    if end < 0 or len(data) < end + 20:
        return False
    size, start = struct.unpack_from("<II", data, end + 12)
    directory = data[start : start + size]
    return (
        start + size == end
        and directory.startswith(_DIRECTORY_ENTRY)
        and directory[42:46] == bytes(4)  # its first member stands at the file's beginning
        and _CONTENT_TYPES.encode() in directory
        and _lists(directory, b"word/document.xml")
    )


def _lists(directory: bytes, name: bytes) -> bool:
    """Tell whether a ZIP's directory has an entry of this name: it stands behind 46 bytes that begin with a mark."""
    at = directory.find(name) - 46
    return (
        at >= 0 and directory.startswith(_DIRECTORY_ENTRY, at) and directory[at + 28 : at + 30] == bytes((len(name), 0))
    )


def _markup_kind(head: bytes, name: str) -> str | None:
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\x00" in head[:8] or b"\x00<" in head[:8]:
        bare = bare.translate(None, b"\x00\xff\xfe")  # UTF-16, of which tags are every second byte
    if _HTML.match(bare) or (name.endswith((".html", ".htm")) and _TAG.search(bare)):
        return "text/html"
    if _EDXML.search(bare):
        return EDXML
    if not bare.lstrip().startswith(b"<?xml"):
        return None
    if b'progid="Word.Document"' in bare or b"schemas.microsoft.com/office/2006/xmlPackage" in bare:
        return WORD_XML
    if b"<office:document" in bare and b"oasis:names:tc:opendocument" in bare:
        return ODT
    return "text/html" if b"<html" in bare else "application/xml"


def _ole_kind(data: bytes) -> str:
    if _utf16("__substg1.0_") in data and _is_outlook(data):
        return OUTLOOK
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        return ENCRYPTED_OFFICE
    for stream, media_type in _OLE_KINDS:
        if _utf16(stream) in data:
            return media_type
    return "application/x-ole-storage"


def _is_outlook(data: bytes) -> bool:
    """Tell whether the outermost storage is a mail: a document may hold one, and a mail documents."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return bool(container.exists("__properties_version1.0"))
    except Exception:  # what the library lets through
        return _utf16("__nameid_version1.0") in data and _utf16("WordDocument") not in data


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


_CONTROLS = bytes((*range(9), *range(14, 27), 28, 29, 30, 31))


def _start_of_text(data: bytes) -> bytes:
    """Return the first bytes of a file, without what fills the last block of a short text."""
    return data[:4000] if len(data) > 8000 else data.rstrip(b"\x00\x1a")[:4000]


def _looks_binary(head: bytes) -> bool:
    """Tell whether bytes cannot be text: many control characters, and not the zero bytes of UTF-16."""
    zeros = sorted((head[::2].count(0), head[1::2].count(0)))
    if zeros[1] > len(head) // 4 and zeros[0] * 20 < zeros[1]:  # every other byte of UTF-16, none of the rest
        return False
    return (len(head) - len(head.translate(None, _CONTROLS))) * 50 > len(head)
