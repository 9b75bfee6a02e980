"""Packages in which offices send dispatches to each other (edXML, QCVN 102:2016/BTTTT): the attachments are the letter.

Namespaces and the nesting of elements differ from sender to sender; what an element is called does not.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from schemas import OutcomeCode, UnreadableError

from .limits import ContainerLimits, Entry, Spent
from .names import clean_path, is_junk

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST = 64
"""Characters of base64 that a file has at least: shorter texts are its other fields."""
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]+={0,2}\s*")
_UNSAFE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def edxml_entries(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield the attached files in their order.

    Raises `UnreadableError` where the package is damaged.
    """
    from lxml import etree

    if _UNSAFE.search(data):
        raise UnreadableError(OutcomeCode.CORRUPT, "edXML: a document type of its own")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"edXML: {error}") from error
    attachments = (element for element in root.iter() if _called(element) == "attachment")
    for index, attachment in enumerate(attachments):
        fields = {_called(field): (field.text or "").strip() for field in attachment}
        texts = [*fields.values(), attachment.text or "", *(field.tail or "" for field in attachment)]
        files = [text for text in texts if len(text) >= _LEAST and _BASE64.fullmatch(text)]
        content = max(files, key=len, default="")
        name = clean_path(fields.get("attachmentname") or f"attachment-{index + 1}").rpartition("/")[2]
        if content and not is_junk(name):
            yield Entry(name, index, partial(_take, content, limits, spent))


def _called(element: _Element) -> str:
    """Return an element's name without its namespace, in lower case; empty for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _take(content: str, limits: ContainerLimits, spent: Spent) -> bytes:
    spent.check(len(content) * 3 // 4, limits)
    try:
        data = base64.b64decode(content)
    except binascii.Error as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"edXML: {error}") from error
    spent.admit(len(data), limits)
    return data
