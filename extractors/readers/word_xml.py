"""Documents of Word as one XML file: a flat package (ECMA-376 part 4, 14), or WordprocessingML of Word 2003.

Both become the package that a DOCX is, in memory. What WordprocessingML of 2003 names otherwise is renamed: tracked
changes (`aml:annotation`), links, sections; the numbers of lists stand written beside them (`wx:t`).
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from .docx import read_docx
from .docx_package import SPACE
from .sniffing import WORD_XML

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_OF_2003 = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_MARKUP = "{http://schemas.microsoft.com/aml/2001/core}"
_W = f"{{{SPACE}}}"
_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del"}
_RENAMED = {"hlink": "hyperlink"}
_TYPES = "[Content_Types].xml"


def read_word_xml(data: bytes) -> DocumentText:
    """Read the bytes of a document of Word in one XML file. Raises `UnreadableError`."""
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"Word XML: {error}") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(OutcomeCode.CORRUPT, "Word XML with a DTD, which Word never writes")
    parts = dict(_flat_parts(root) if root.tag == f"{_PACKAGE}package" else _parts_of_2003(root))
    return replace(read_docx(_packed(parts)), media_type=WORD_XML)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        package.writestr(_TYPES, "<Types/>")
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _flat_parts(root: Any) -> Iterator[tuple[str, bytes]]:
    for part in root:
        name = part.get(f"{_PACKAGE}name", "").lstrip("/")
        for held in part:
            if held.tag == f"{_PACKAGE}xmlData" and len(held):
                yield name, etree.tostring(held[0], encoding="UTF-8", xml_declaration=True)
            elif held.tag == f"{_PACKAGE}binaryData":
                try:
                    yield name, base64.b64decode(held.text or "")
                except (binascii.Error, ValueError):
                    continue


def _parts_of_2003(root: Any) -> Iterator[tuple[str, bytes]]:
    body = root.find(f"{_OF_2003}body")
    if body is None:
        raise UnreadableError(OutcomeCode.CORRUPT, "Word XML without a body")
    for element in list(body.iter(etree.Element)):
        _modernise(element)
    document = etree.Element(f"{_W}document", nsmap={"w": SPACE})
    document.append(body)
    yield "word/document.xml", _renamed(document)
    styles = root.find(f"{_OF_2003}styles")
    if styles is not None:
        yield "word/styles.xml", _renamed(styles)


def _modernise(element: Any) -> None:
    """Give an element the name that it has since 2007."""
    name = etree.QName(element)
    if element.tag == f"{_MARKUP}annotation":
        change = _CHANGES.get(element.get(f"{_OF_2003}type", ""))
        if change is not None:
            element.tag = f"{_W}{change}"
        elif element.get(f"{_OF_2003}type", "") != "Word.Formatting":
            element.clear()  # comments and bookmarks
    elif element.tag in (f"{_MARKUP}content", f"{_HINTS}sect", f"{_HINTS}sub-section"):
        _unwrap(element)
    elif element.tag == f"{_HINTS}t" and element.getparent() is not None:
        _write_number(element)
    elif name.namespace == _OF_2003[1:-1] and name.localname in _RENAMED:
        element.tag = f"{_W}{_RENAMED[name.localname]}"


def _unwrap(element: Any) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:  # of something that was left out
        return
    at = parent.index(element)
    for step, child in enumerate(list(element)):
        parent.insert(at + step, child)
    parent.remove(element)


def _write_number(hint: Any) -> None:
    """Put the number that Word has drawn before a paragraph into its text."""
    paragraph = next(hint.iterancestors(f"{_OF_2003}p"), None)
    marker = hint.get(f"{_HINTS}val", "")
    if paragraph is None or not marker or hint.getparent().tag != f"{_OF_2003}listPr":
        return
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}t").text = ("-" if not any(map(str.isalnum, marker)) else marker) + " "
    first = paragraph.find(f"{_OF_2003}pPr")
    paragraph.insert(0 if first is None else paragraph.index(first) + 1, run)


def _renamed(element: Any) -> bytes:
    """Return an element in the namespace of today."""
    return etree.tostring(element).replace(_OF_2003[1:-1].encode(), SPACE.encode())
