"""Reads HTML: pages saved from sites of law and documents saved by Word as web pages.

Kept: the block that holds the document, what its form fields show. Left out and reported: hidden and struck text. Left
out: scripts, navigation, what stands around the document's own block.
"""

from __future__ import annotations

import re
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.encodings import Decoded, decode
from .assembly import TextBuilder
from .doc_flow import CHECKED, UNCHECKED, Flow, Style
from .doc_lines import lines_of
from .html_block import document_block
from .html_looks import ElementLook, StyleSheets, is_hidden_whole, look_of
from .plain_closing import closing_apart
from .plain_columns import columns_apart
from .report import HIDDEN

HTML = "text/html"
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]{2,40})")
_LEFT_OUT_TAGS = """
    script style noscript template head title iframe object embed applet svg canvas video audio button nav map dialog
    datalist
"""
_LEFT_OUT = frozenset(_LEFT_OUT_TAGS.split())
_BLOCK_TAGS = """
    p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre center section article main header footer aside address
    figure figcaption hr fieldset body html form details summary caption
"""
_TEXT_TAGS = frozenset(("p", "td", "th", "li", "span", "label", "b", "strong", "i", "em", "u", "font"))
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SPACE = re.compile("[ \t\r\n\f]+")
_ESCAPED_TWICE = re.compile(r"&amp;(?=#(?:[xX][0-9A-Fa-f]{2,5}|\d{3,6});)")
_LEAST_ESCAPED = 4
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_DEEPEST = 200


def read_html(data: bytes, charset: str | None = None) -> DocumentText:
    """Read the bytes of an HTML file; `charset` is what came with it. Raises `UnreadableError`."""
    from lxml import etree

    decoded = _decode(data, charset)
    text = decoded.text.replace("\x00", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if (
        len(_ESCAPED_TWICE.findall(text)) >= _LEAST_ESCAPED
    ):  # a program has escaped what was escaped: no page shows that
        text = _ESCAPED_TWICE.sub("&", text)
    try:
        root = _tree(text) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"HTML: {error}") from error
    if root is None:
        raise UnreadableError(OutcomeCode.EMPTY)
    block = document_block(root)
    walker = _HtmlWalker(StyleSheets(root), len(block.text_content()))
    walker.element(block, _outer_look(block, walker.sheet), 0)
    builder = TextBuilder()
    lines = lines_of(walker.flow.finish(), report=walker.flow.report)
    for line in closing_apart(columns_apart(lines, wide=False)):  # a page shows a tab as one blank
        builder.add(line)
    if not builder.lines:
        raise UnreadableError(OutcomeCode.EMPTY)
    builder.note(*decoded.notes)
    if (0, len(decoded.text)) in decoded.doubts:
        builder.doubt(0, len(decoded.text))
    walker.flow.report.tell(builder)
    return builder.build(HTML)


def _decode(data: bytes, charset: str | None) -> Decoded:
    """Decode by byte order mark, by what came with the page or stands in it, or as plain text is."""
    head = data[:4096]
    named = _META.search(head) or _XML.match(head.lstrip())
    return decode(data, charset or (named[1].decode("ascii") if named else None))


def _tree(text: str) -> Any:
    """Return a page's elements, pages that stand written within it as its own."""
    from lxml import html

    def parsed(markup: str) -> Any:
        parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        return html.document_fromstring(markup, parser=parser)

    root = parsed(text)
    for frame in list(root.iter("iframe")) if "srcdoc" in text else []:
        if (frame.get("srcdoc") or "").strip():
            frame.tag = "div"
            frame.extend(parsed(frame.get("srcdoc")).iterchildren())
    return root


def _outer_look(element: Any, sheet: StyleSheets) -> ElementLook:
    """Return the look that an element inherits, but for what hides it: the site shows what it was asked for."""
    look = ElementLook()
    for ancestor in reversed(list(element.iterancestors())):
        look = look_of(ancestor, look, sheet)._replace(gone="", invisible=False)
    return look._replace(style=look.style._replace(unseen=""))


class _HtmlWalker:
    """Tells a flow of the text; an offset counts the characters of the block's text as they stand in the page."""

    def __init__(self, sheet: StyleSheets, whole: int) -> None:
        self.sheet = sheet
        self.flow = Flow()
        self._whole = whole
        self.offset = 0
        self._space = True  # white space before the next text would be the second
        self._depth = 0
        self._centred = False

    def element(self, element: Any, outer: ElementLook, level: int) -> None:
        """Take in an element and its children."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if is_hidden_whole(element, self.sheet) and level and self._leave_out(element):
            return
        if level > _DEEPEST:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"elements nested deeper than {_DEEPEST}")
        if tag == "br":
            self.flow.line_break()
            self._space = True
            return
        look = look_of(element, outer, self.sheet)
        if tag in ("input", "select", "textarea"):
            if (
                self.flow.has_text() or element.getparent().tag in _TEXT_TAGS
            ):  # else a field of the site, not of the text
                self._text(shown_in_form(element), look.style)
            return
        if tag == "table":
            self._table(element, look, level)
            return
        block = tag in _BLOCKS
        if block:
            self._end()
            if tag in ("p", "div", "center", "td", "th") or tag[0] == "h":
                self._centred = tag == "center" or _is_centred(element)
        self._text(element.text, look.style, keep=tag == "pre")
        for child in element:
            self.element(child, look, level + 1)
            self._text(child.tail, look.style, keep=tag == "pre")
        if block:
            self._end()
            self._centred = False

    def _leave_out(self, element: Any) -> bool:
        """Report a hidden element; False for most of the document: a page's script shows that, whatever hid it."""
        text = element.text_content()
        if 2 * len(text) > self._whole:
            return False
        self.flow.report.leave_out(HIDDEN, text, self.offset)
        self.offset += len(text)
        return True

    def _table(self, table: Any, look: ElementLook, level: int) -> None:
        self._end()
        self._depth += 1
        border = table.get("border")
        bordered = border not in (None, "", "0") or "border:1" in (table.get("style") or "").replace(" ", "").lower()
        for row in _rows(table):
            if is_hidden_whole(row, self.sheet) and self._leave_out(row):
                continue
            look_of_row = look_of(row, look, self.sheet)
            for cell in row:
                if cell.tag in ("td", "th"):
                    look_of_cell = look_of(cell, look_of_row, self.sheet)
                    self._space = True
                    self._text(cell.text, look_of_cell.style)
                    for child in cell:
                        self.element(child, look_of_cell, level + 3)
                        self._text(child.tail, look_of_cell.style)
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
        if style.unseen:
            self.flow.text(text, self.offset, style)
            self.offset += len(text)
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


def shown_in_form(element: Any) -> str:
    """Return what a form field of a page shows: what is typed in, the chosen entry, whether a box is ticked."""
    if element.tag == "textarea":
        return str(element.text or "")
    if element.tag == "select":
        entries = list(element.iter("option"))
        chosen = [entry for entry in entries if entry.get("selected") is not None] or entries[:1]
        return ", ".join(" ".join(entry.text_content().split()) for entry in chosen)
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return CHECKED if element.get("checked") is not None else UNCHECKED
    return str(element.get("value") or "") if kind in ("text", "date", "number", "tel", "email") else ""


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
