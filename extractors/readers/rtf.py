"""Reads RTF: control words, groups and bytes, walked once with a stack of its own.

Kept: results of fields, form fields, text boxes, footnotes (after the body), the numbers that Word wrote for old
readers. Left out and reported: deleted, struck and hidden text. Left out: pictures and other binary data, page headers
that are no letterhead, the fallback after each Unicode character.
Source: Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.legacy_detect import font_encoding
from .assembly import TextBuilder
from .doc_flow import Block, Flow
from .doc_lines import lines_of, with_letterhead
from .report import DELETED, PARAGRAPH_MARK, Report
from .rtf_fonts import RtfFonts
from .rtf_groups import RtfGroup
from .rtf_looks import Colours, Form
from .rtf_paragraphs import RtfParagraph, RtfRows
from .rtf_words import HEADERS, IGNORED, SHOWN, SIGNS

RTF = "application/rtf"
_TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_DEEPEST = 2000
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)


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
        self.state = RtfGroup()
        self.stack: list[RtfGroup] = []
        self.fonts = RtfFonts()
        self.offset = 0
        self.note_count = 0
        self._bytes = bytearray()
        self._fresh = False  # a group has just been opened
        self._starred = False
        self._to_skip = 0
        self._paragraph = RtfParagraph()
        self._paragraph_around = self._paragraph
        self._rows = RtfRows()
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
            self.flow, self._paragraph = self.body, self._paragraph_around
        self._fresh = False

    def _begin_header(self) -> None:
        """Begin a page header: its text is kept apart, and its paragraphs are none of the body's."""
        self.state.header = True
        self._paragraph_around = self._paragraph
        self.flow, self._paragraph = Flow(), RtfParagraph()

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
            self.fonts.take(self.state.font, text)
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
            self.fonts.take(self.state.font, chr(value))
        else:
            self._bytes.append(value)

    def _flush(self) -> None:
        """Decode the bytes that have come together."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        self._emit(self.fonts.decode(data, self.state.font, self.state.style.font))

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
            self._end_paragraph()

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
        elif not (
            state.word(word, number, self.fonts, self._colours, on_colour=self._paragraph.depth > 0)
            or self.fonts.word(word, number)
        ):
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
            self.fonts.begin()
        elif word == "fcharset" and number is not None:
            self.fonts.set_charset(self.state.font, number)

    def _set_paragraph(self, word: str, number: int | None) -> None:
        if word in ("par", "sect", "page"):
            self._end_paragraph()
        elif word in ("line", "softline", "column"):
            self.flow.line_break()
        elif (paragraph := self._paragraph.changed(word, number)) is not None:
            self._paragraph = paragraph
        else:
            self._rows.word(word, self._paragraph.depth, self.flow)

    def _end_paragraph(self) -> None:
        if self.state.look.deleted or self.state.look.hidden:  # no one sees the mark: the next paragraph goes on
            self.report.leave_out(DELETED, PARAGRAPH_MARK, None)
            return
        self.flow.end_paragraph(self._paragraph.depth, centred=self._paragraph.centred)
