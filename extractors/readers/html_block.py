"""The element of a web page that holds the document, without the site around it."""

from __future__ import annotations

import re
from typing import Any

from ..text import legacy
from ..text.keys import bare_key

_FIRST = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap\s?-\s?tu do\s?-\s?hanh phuc"
    r"|^(?:so|luat so)\s?:?\s?\S{0,12}/\S"
)
_LAST = re.compile(r"^noi nhan\b|^(?:tm|kt|tl|tuq)\s?\.|^luu\s?:|^-\s?luu\s?:")
_SKIPPED = ("script", "style", "noscript", "head", "nav")
_LONGEST_CUE = 160
_LEAST_SHARE = 0.35


def document_block(root: Any) -> Any:
    """Return the smallest element that holds the document from the state's heading to the distribution list.

    Where neither is found, the whole body is the document: a page that a word processor saved.
    """
    body = next(root.iter("body"), root)
    first = last = None
    for element, text in _texts(body):
        key = bare_key(legacy.convert(text, None).text if not text.isascii() else text)
        if first is None and _FIRST.search(key):
            first = element
        if _LAST.search(key):
            last = element
    if first is None:
        return _article(body)
    block = _common(first, last if last is not None else first)
    # An appendix follows the distribution list, a title may precede the heading: their element holds most of the text.
    whole = _length(body)
    while block is not body and block.getparent() is not None:
        parent = block.getparent()
        if block.tag in ("td", "tr", "tbody", "thead", "table", "p", "span", "b", "strong", "font") or (
            _length(block) < _LEAST_SHARE * whole
        ):
            block = parent
            continue
        break
    return block


def _texts(body: Any) -> list[tuple[Any, str]]:
    """Return the pieces of text of the page that are short enough to be a cue, each with its element."""
    found: list[tuple[Any, str]] = []
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        for owner, text in ((element, element.text), (element.getparent(), element.tail)):
            if text and owner is not None:
                stripped = " ".join(text.split())
                if 2 < len(stripped) < _LONGEST_CUE:
                    found.append((owner, stripped))
    return found


def _common(first: Any, last: Any) -> Any:
    above = [first, *first.iterancestors()]
    chain = {id(element) for element in (last, *last.iterancestors())}
    return next((element for element in above if id(element) in chain), above[-1])


def _length(element: Any) -> int:
    """Count the characters of an element's text that are not in links."""
    total = 0
    for text in element.itertext():
        total += len(text.strip())
    for name in ("script", "style", "a"):
        for child in element.iter(name):
            total -= sum(len(text.strip()) for text in child.itertext())
    return max(total, 0)


def _article(body: Any) -> Any:
    """Return the page's one article where it says so, else its body."""
    for name in ("article", "main"):
        elements = list(body.iter(name))
        if len(elements) == 1 and _length(elements[0]) >= _LEAST_SHARE * _length(body):
            return elements[0]
    return body
