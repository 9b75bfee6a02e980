"""XFA forms (XML Forms Architecture): pages that a viewer makes from a template, with the values in a data set.

Their PDF page says only which viewer to open them with. The lines are the template's own words and the captions of its
fields in the template's order, each with its value; without a template the values in the order of the data set.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2.raw as raw

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.prose import is_vietnamese, words_of
from .sniffing import PDF

_PLACEHOLDER = re.compile(
    r"please wait|not eventually replaced|upgrade to the latest version|need a different reader|vui lòng chờ", re.I
)
_WAITING = re.compile(r"not eventually replaced|please wait\W.{0,80}viewer", re.I | re.S)
_PROTECTED = re.compile(r"microsoftirm|protected pdf", re.I)
_RIGHTS = re.compile(r"information protection|rights management|protected pdf|microsoftirm", re.I)
_MOST_BYTES = 20_000_000
_OPEN_WITH = "open it with Adobe Acrobat Reader and print it into a new PDF"


def is_xfa(document: Any) -> bool:
    """Tell whether a document of pypdfium2 has an XFA form."""
    return raw.FPDF_GetFormType(document.raw) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


def read_xfa(document: Any, page_text: str) -> DocumentText | None:
    """Read the form's values; None where the pages show them themselves.

    Raises `UnreadableError` where the pages only say what to open them with, and there are no values.
    """
    lines = list(_lines(_packets(document)))
    words = words_of("\n".join(lines), 4000)
    shown = set(words_of(page_text, 4000))
    if not words:
        if _PLACEHOLDER.search(page_text):
            raise UnreadableError(OutcomeCode.UNSUPPORTED, f"XFA form without values: {_OPEN_WITH}")
        return None
    if sum(word in shown for word in words) * 2 > len(words):
        return None
    from .plain import read_text

    text = read_text("\n".join(lines))
    return replace(
        text, media_type=PDF, pages=len(document), notes=(*text.notes, "XFA form: the values of its data set were read")
    )


def refuse_protected(document: Any, page_text: str) -> None:
    """Raise `UnreadableError` for a page that only says what to open the document with, unless a form has its values.

    Of rights management the document itself is an attachment of this cover, or nothing that can be read.
    """
    if len(page_text) > 3000 or is_vietnamese(page_text):
        return
    rights = _RIGHTS.search(page_text) is not None
    if rights or _PLACEHOLDER.search(page_text):
        names = (_attachment_name(document, index) for index in range(raw.FPDFDoc_GetAttachmentCount(document.raw)))
        if rights or any(_PROTECTED.search(name) for name in names):
            detail = "protected by rights management: open it with a viewer that knows them, such as Edge"
            raise UnreadableError(OutcomeCode.ENCRYPTED, detail)
    if _WAITING.search(page_text) and not is_xfa(document):
        raise UnreadableError(OutcomeCode.UNSUPPORTED, f"a form that this viewer cannot show: {_OPEN_WITH}")


def _attachment_name(document: Any, index: int) -> str:
    attachment = raw.FPDFDoc_GetAttachment(document.raw, index)
    name = (ctypes.c_ushort * 128)()
    raw.FPDFAttachment_GetName(attachment, name, 256)
    return bytes(name).decode("utf-16-le", "replace")


def _packets(document: Any) -> bytes:
    """Return the XML of the form, its packets one after the other."""
    parts: list[bytes] = []
    for index in range(max(raw.FPDF_GetXFAPacketCount(document.raw), 0)):
        size = ctypes.c_ulong()
        if not raw.FPDF_GetXFAPacketContent(document.raw, index, None, 0, size) or size.value > _MOST_BYTES:
            continue
        buffer = ctypes.create_string_buffer(max(size.value, 1))
        raw.FPDF_GetXFAPacketContent(document.raw, index, buffer, size.value, size)
        parts.append(buffer.raw[: size.value])
    return b"".join(parts)


def _lines(xml: bytes) -> Iterator[str]:
    from lxml import etree

    root = (
        etree.fromstring(xml, etree.XMLParser(recover=True, resolve_entities=False, no_network=True)) if xml else None
    )
    if root is None:
        return
    values: list[tuple[str, str]] = []
    for data in root.iter("{*}data"):
        leaves = (each for each in data.iter(etree.Element) if len(each) == 0 or _is_rich(each))
        values += [(etree.QName(leaf).localname, _text_of(leaf)) for leaf in leaves]
    for item in root.iter("{*}draw", "{*}field"):
        if etree.QName(item).localname == "draw":
            yield from _text_of(item.find("{*}value")).split("\n")
            continue
        at = next((index for index, (name, _) in enumerate(values) if name == item.get("name")), None)
        if at is not None:
            yield from _captioned(_text_of(item.find("{*}caption/{*}value")), values.pop(at)[1]).split("\n")
    for _, value in values:
        yield from value.split("\n")


def _captioned(caption: str, value: str) -> str:
    return value if not caption or value.startswith(caption) else f"{caption} {value}"


def _is_rich(element: Any) -> bool:
    """Tell whether the element holds formatted text."""
    return any(isinstance(child.tag, str) and "xhtml" in child.tag for child in element)


def _text_of(element: Any) -> str:
    if element is None:
        return ""
    paragraphs = element.findall(".//{http://www.w3.org/1999/xhtml}p")
    return "\n".join("".join(each.itertext()).strip() for each in paragraphs or [element])
