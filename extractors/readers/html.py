"""Reads HTML: pages saved from sites of law and documents saved by Word as web pages.

Kept: the block that holds the document. Left out: scripts, navigation, forms, hidden elements, what stands around the
document's own block.
"""

from __future__ import annotations

import re
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.encodings import Decoded, decode
from .assembly import TextBuilder
from .doc_flow import Flow, Style, lines_of
from .html_block import document_block

HTML = "text/html"
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]{2,40})")
_LEFT_OUT_TAGS = """
    script style noscript template head title iframe object embed applet svg canvas video audio button select textarea
    input nav map del strike s dialog
"""
_LEFT_OUT = frozenset(_LEFT_OUT_TAGS.split())
_BLOCK_TAGS = """
    p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre center section article main header footer aside address
    figure figcaption hr fieldset body html form details summary caption
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4"))
_ITALIC = frozenset(("i", "em"))
_SPACE = re.compile("[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']{1,60})", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d+)?)\s*(pt|px)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[1-9]00|normal)", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_DEEPEST = 200


def read_html(data: bytes) -> DocumentText:
    """Read the bytes of an HTML file. Raises `UnreadableError`."""
    from lxml import etree, html

    decoded = _decode(data)
    text = decoded.text.replace("\x00", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(text, parser=parser) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"HTML: {error}") from error
    if root is None:
        raise UnreadableError(OutcomeCode.EMPTY)
    walker = _Walker()
    block = document_block(root)
    walker.element(block, _outer_style(block), 0)
    builder = TextBuilder()
    for line in lines_of(walker.flow.finish()):
        builder.add(line)
    if not builder.lines:
        raise UnreadableError(OutcomeCode.EMPTY)
    builder.note(*decoded.notes)
    return builder.build(HTML)


def _decode(data: bytes) -> Decoded:
    """Decode by byte order mark, by what the page says, or as plain text is."""
    head = data[:4096]
    named = _META.search(head) or _XML.match(head.lstrip())
    return decode(data, named[1].decode("ascii") if named else None)


def _outer_style(element: Any) -> Style:
    """Return the style that an element inherits."""
    style = Style()
    for ancestor in reversed(list(element.iterancestors())):
        style = _style(ancestor, style)
    return style


def _style(element: Any, style: Style) -> Style:
    tag = element.tag
    if tag in _BOLD:
        style = style._replace(bold=True)
    elif tag in _ITALIC:
        style = style._replace(italic=True)
    elif tag == "sup":
        style = style._replace(raised=True)
    elif tag == "font" and element.get("face"):
        style = style._replace(font=element.get("face").partition(",")[0].strip(" \"'"))
    css = element.get("style")
    if css:
        if found := _FAMILY.search(css):
            style = style._replace(font=found[1].strip())
        if found := _SIZE.search(css):
            style = style._replace(size=float(found[1]) * (0.75 if found[2].lower() == "px" else 1))
        if found := _WEIGHT.search(css):
            style = style._replace(bold=found[1].lower() in ("bold", "600", "700", "800", "900"))
        if _CAPITALS.search(css):
            style = style._replace(capitals=True)
    return style


class _Walker:
    """Tells a flow of the text; an offset counts the characters of the block's text as they stand in the page."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.offset = 0
        self._space = True  # white space before the next text would be the second
        self._depth = 0
        self._centred = False

    def element(self, element: Any, style: Style, level: int) -> None:
        """Take in an element and its children."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT or element.get("hidden") is not None:
            return
        if _HIDDEN.search(element.get("style") or ""):
            return
        if level > _DEEPEST:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"elements nested deeper than {_DEEPEST}")
        if tag == "br":
            self.flow.line_break()
            self._space = True
            return
        style = _style(element, style)
        if tag == "table":
            self._table(element, style, level)
            return
        block = tag in _BLOCKS
        if block:
            self._end()
            if tag in ("p", "div", "center", "td", "th") or tag[0] == "h":
                self._centred = tag == "center" or _is_centred(element)
        self._text(element.text, style, keep=tag == "pre")
        for child in element:
            self.element(child, style, level + 1)
            self._text(child.tail, style, keep=tag == "pre")
        if block:
            self._end()
            self._centred = False

    def _table(self, table: Any, style: Style, level: int) -> None:
        self._end()
        self._depth += 1
        border = table.get("border")
        bordered = border not in (None, "", "0") or "border:1" in (table.get("style") or "").replace(" ", "").lower()
        for row in _rows(table):
            style_of_row = _style(row, style)
            for cell in row:
                if cell.tag in ("td", "th"):
                    style_of_cell = _style(cell, style_of_row)
                    self._space = True
                    self._text(cell.text, style_of_cell)
                    for child in cell:
                        self.element(child, style_of_cell, level + 3)
                        self._text(child.tail, style_of_cell)
                    self.flow.end_cell(self._depth)
            self.flow.end_row(self._depth, bordered=bordered)
        self._depth -= 1
        self._end()

    def _end(self) -> None:
        self.flow.end_paragraph(self._depth, centred=self._centred)
        self._space = True

    def _text(self, text: str | None, style: Style, *, keep: bool = False) -> None:
        if not text:
            return
        if keep:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self.flow.line_break()
                self.flow.text(line, self.offset, style)
                self.offset += len(line) + 1
            return
        at = 0
        for match in _SPACE.finditer(text):
            if match.start() > at:
                self._words(text[at : match.start()], self.offset + at, style)
            if not self._space:
                self.flow.text(" ", self.offset + match.start(), style)
                self._space = True
            at = match.end()
        if at < len(text):
            self._words(text[at:], self.offset + at, style)
        self.offset += len(text)

    def _words(self, text: str, offset: int, style: Style) -> None:
        self.flow.text(text, offset, style)
        self._space = False


def _is_centred(element: Any) -> bool:
    return (element.get("align") or "").lower() == "center" or bool(_CENTRE.search(element.get("style") or ""))


def _rows(table: Any) -> list[Any]:
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("tbody", "thead", "tfoot"):
            rows += [row for row in child if row.tag == "tr"]
    return rows
