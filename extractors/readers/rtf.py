"""Reads RTF: control words, groups and bytes, walked once with a stack of its own.

Kept: results of fields, form fields, text boxes, footnotes (after the body), the numbers that Word wrote for old
readers. Left out and reported: deleted, struck and hidden text. Left out: pictures and other binary data, page headers
that are no letterhead, the fallback after each Unicode character.
Source: Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.encodings import western
from ..text.legacy_detect import font_encoding
from .assembly import TextBuilder
from .doc_flow import PLAIN, Block, Flow, Style
from .doc_lines import lines_of, with_letterhead
from .report import DELETED, PARAGRAPH_MARK, Report
from .rtf_looks import UNCHANGED, Colours, Form, GroupLook
from .rtf_words import BORDER_LINES, CHARSETS, HEADERS, IGNORED, SHOWN, SIGNS

RTF = "application/rtf"
_TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_DEEPEST = 2000
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What a group inherits and what ends with it."""

    style: Style = PLAIN
    font: int = -1
    fallback: int = 1
    """Characters to skip after a Unicode character."""
    skip: bool = False
    table: str = ""
    """Name of the table that the group belongs to: "fonttbl"."""
    note: bool = False
    header: bool = False
    number: bool = False
    """In the number that Word has written before a paragraph."""
    look: GroupLook = UNCHANGED
    form: Form | None = None
    """The form field whose data or result the group holds."""


def read_rtf(data: bytes) -> DocumentText:
    """Read the bytes of an RTF file. Raises `UnreadableError`."""
    reader = _Reader(data[max(data.find(b"{\\rtf"), 0) :].decode("latin-1"))
    reader.run()
    blocks = reader.body.finish()
    builder = TextBuilder()
    lines = lines_of(blocks, reader.notes, report=reader.report)
    for line in with_letterhead(lines, map(lines_of, reader.headers)):
        builder.add(line)
    if not builder.lines:
        raise UnreadableError(OutcomeCode.EMPTY)
    reader.report.tell(builder)
    return builder.build(RTF)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.report = Report()
        self.body = Flow(self.report)
        self.flow = self.body
        self.notes: Block = []
        self.headers: list[Block] = []
        self.state = _State()
        self.stack: list[_State] = []
        self.fonts: dict[int, str] = {}
        self.charsets: dict[int, int] = {}
        self.page = "cp1252"
        self.offset = 0
        self.note_count = 0
        self._bytes = bytearray()
        self._fresh = False  # a group has just been opened
        self._starred = False
        self._to_skip = 0
        self._depth = 0
        self._centred = False
        self._paragraph_around = 0, False
        self._bordered = False
        self._border = False
        self._name: list[str] = []
        self._default_font = 0
        self._colours = Colours()

    def run(self) -> None:
        """Walk through the whole source."""
        source, position, end = self.source, 0, len(self.source)
        while position < end:
            match = _TOKEN.match(source, position)
            if match is None:
                position += 1
                continue
            position = match.end()
            word, number, byte, symbol, brace, text = match.groups()
            if text is not None:
                self._text(text)
            elif word is not None:
                if word == "bin":
                    position += max(int(number or 0), 0)
                elif self._to_skip > 0 and not self.state.skip and word != "u":
                    self._to_skip -= 1
                else:
                    self._word(word, int(number) if number else None)
                self._fresh = False
            elif byte is not None:
                self._byte(int(byte, 16))
            elif symbol is not None:
                self._symbol(symbol)
            elif brace == "{":
                self._open()
            elif brace == "}":
                self._close()
        self._flush()
        while self.stack:
            self._close()

    # --- groups ----------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self.stack) >= _DEEPEST:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"groups nested deeper than {_DEEPEST}")
        self.stack.append(self.state)
        self.state = replace(self.state)
        self._fresh = True
        self._starred = False

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        if not self.stack:
            return
        ended, self.state = self.state, self.stack.pop()
        if ended.form is not None and ended.form is not self.state.form and not (self.state.skip or self.state.table):
            self.flow.text(ended.form.value(), None, self.state.style)
        if ended.note and not self.state.note and self.flow is not self.body:
            self.notes += self.flow.finish()
            self.flow = self.body
        if ended.header and not self.state.header:
            self.headers.append(self.flow.finish())
            self.flow, self._depth, self._centred = self.body, *self._paragraph_around
        self._fresh = False

    def _begin_header(self) -> None:
        """Begin a page header: its text is kept apart, and its paragraphs are none of the body's."""
        self.state.header = True
        self._paragraph_around = self._depth, self._centred
        self.flow, self._depth, self._centred = Flow(), 0, False

    # --- text ------------------------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self._to_skip and not self.state.skip:
            taken = min(self._to_skip, len(text))
            self._to_skip -= taken
            text = text[taken:]
        self._fresh = False
        if self.state.skip:
            return
        if self.state.table == "fonttbl":
            self._name.append(text)
            if ";" in text:
                name = "".join(self._name).partition(";")[0].strip()
                self._name = []
                if name and self.state.font not in self.fonts:
                    self.fonts[self.state.font] = name
        elif self.state.table == "colortbl":
            self._colours.end(text.count(";"))
        else:
            self._bytes += text.encode("latin-1")

    def _byte(self, value: int) -> None:
        self._fresh = False
        if self._to_skip:
            self._to_skip -= 1
        elif self.state.skip:
            return
        elif self.state.table == "fonttbl":
            self._name.append(chr(value))
        else:
            self._bytes.append(value)

    def _flush(self) -> None:
        """Decode the bytes that have come together."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        if data.isascii():
            self._emit(data.decode("ascii"))
            return
        font = self.state.style.font
        page = CHARSETS.get(self.charsets.get(self.state.font, 0)) or self.page
        if page == "cp1252" or font_encoding(font)[0] is not None:
            self._emit(western(data))
        else:
            self._emit(data.decode(page, errors="replace"))

    def _emit(self, text: str) -> None:
        state = self.state
        if state.form is not None and state.table != "fldinst":
            state.form.take(text, state.table)
        if state.skip or state.table:
            return
        if state.number and state.style.font and _SYMBOL_FONT.search(state.style.font):
            text = "".join("-" if not char.isspace() else char for char in text)
        self.flow.text(text, self.offset, state.style)
        self.offset += len(text)

    # --- control words and symbols ---------------------------------------------------------------------------------

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = self._fresh
            return
        self._fresh = False
        if self._to_skip:
            self._to_skip -= 1
            return
        if symbol in "\\{}":
            self._bytes += symbol.encode("latin-1")
            return
        self._flush()
        if symbol == "~":
            self._emit("\u00a0")
        elif symbol == "_":
            self._emit("-")
        elif symbol == "-" and font_encoding(self.state.style.font)[0] is not None:
            self._emit("\u00ad")  # the soft hyphen is a letter there
        elif symbol in "\r\n" and not self.state.skip:
            self._paragraph()

    def _word(self, word: str, number: int | None) -> None:
        fresh, starred = self._fresh, self._starred
        self._starred = False
        state = self.state
        if fresh and not state.skip and self._destination(word, starred):
            return
        if state.skip:
            return
        if word == "u" and number is not None:
            self._flush()
            self._to_skip = state.fallback
            code = number % 65536
            self._emit("\ufffd" if 0xD800 <= code < 0xE000 else chr(code))
            return
        self._flush()
        if word in SIGNS:
            self._emit(SIGNS[word])
        elif state.table == "fonttbl":
            self._font_entry(word, number)
        elif state.table == "colortbl":
            self._colours.word(word, number)
        elif state.table and state.form is not None:
            state.form.word(word, number)
        elif state.table:
            return
        elif not self._set_characters(word, number):
            self._set_paragraph(word, number)

    def _destination(self, word: str, starred: bool) -> bool:
        """Handle the word that begins a group; True where that was all."""
        state = self.state
        if word in ("fonttbl", "colortbl"):
            state.table = word
        elif word == "field":
            state.form = Form()
        elif word in ("fldinst", "formfield", "ffl") and (word == "fldinst" or state.form is not None):
            state.table = word
            if word == "ffl" and state.form is not None:
                state.form.word(word, None)
        elif word in ("footnote", "endnote"):
            self.note_count += 1
            if not state.note:
                self.flow.mark(self.note_count)
                self.flow = Flow(self.report)
                state.note = True
                self.flow.mark(self.note_count, " ")
        elif word in ("listtext", "pntext"):
            state.number = True
        elif word in HEADERS and self.flow is self.body:
            self._begin_header()
        elif word in HEADERS or word in IGNORED or (starred and word not in SHOWN):
            state.skip = True
        else:
            return False
        return True

    def _font_entry(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self.state.font = number
            self._name = []
        elif word == "fcharset" and number is not None:
            self.charsets[self.state.font] = number

    def _set_characters(self, word: str, number: int | None) -> bool:
        state = self.state
        on = number != 0
        if word == "f" and number is not None:
            state.font = number
            state.style = state.style._replace(font=self.fonts.get(number))
        elif word == "fs" and number is not None:
            state.look = state.look._replace(half_points=number)
            state.style = state.style._replace(
                size=max(min(number, 3000), 0) / 2,
                unseen=state.look.unseen(self._colours, on_colour=self._depth > 0),
            )
        elif word == "b":
            state.style = state.style._replace(bold=on)
        elif word == "i":
            state.style = state.style._replace(italic=on)
        elif (look := state.look.changed(word, number)) is not None:
            state.look = look
            state.style = state.style._replace(unseen=look.unseen(self._colours, on_colour=self._depth > 0))
        elif word in ("super", "up"):
            state.style = state.style._replace(raised=on)
        elif word in ("nosupersub", "sub"):
            state.style = state.style._replace(raised=False)
        elif word in ("caps", "scaps"):
            state.style = state.style._replace(capitals=on and word == "caps")
        elif word == "plain":
            state.font = self._default_font
            state.look = UNCHANGED
            state.style = Style(font=self.fonts.get(self._default_font), size=12.0)
        elif word == "uc" and number is not None:
            state.fallback = max(min(number, 100), 0)
        elif word == "ansicpg" and number:
            self.page = {65001: "utf-8", 1258: "cp1258"}.get(number, f"cp{number}")
            try:
                b"a".decode(self.page)
            except LookupError:
                self.page = "cp1252"
        elif word == "deff" and number is not None:
            self._default_font = number
        else:
            return False
        return True

    def _set_paragraph(self, word: str, number: int | None) -> None:
        if word in ("par", "sect", "page"):
            self._paragraph()
        elif word in ("line", "softline", "column"):
            self.flow.line_break()
        elif word == "pard":
            self._depth, self._centred = 0, False
        elif word == "intbl":
            self._depth = max(self._depth, 1)
        elif word == "itap":
            self._depth = max(number or 0, 0)
        elif word == "qc":
            self._centred = True
        elif word in ("ql", "qr", "qj"):
            self._centred = False
        elif word == "cell":
            self.flow.end_cell(1)
        elif word == "nestcell":
            self.flow.end_cell(max(self._depth, 2))
        elif word == "row":
            self.flow.end_row(1, bordered=self._bordered)
        elif word == "nestrow":
            self.flow.end_row(max(self._depth, 2))
        elif word == "trowd":
            self._bordered = self._border = False
        elif word.startswith(("clbrdr", "trbrdr")):
            self._border = True
        elif word in BORDER_LINES and self._border:
            self._bordered = True
        elif word.startswith("brdr") and word not in ("brdrw", "brdrcf"):
            self._border = False

    def _paragraph(self) -> None:
        if self.state.look.deleted or self.state.look.hidden:  # no one sees the mark: the next paragraph goes on
            self.report.leave_out(DELETED, PARAGRAPH_MARK, None)
            return
        self.flow.end_paragraph(self._depth, centred=self._centred)
