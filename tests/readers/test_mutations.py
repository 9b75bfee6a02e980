"""Damaged files end in an outcome: nothing but `UnreadableError` comes out of readers and containers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from extractors.containers import Limits, is_container, members
from extractors.readers import read
from schemas.outcomes import UnreadableError

from .builders import W, docx, p, r, table
from .doc_builder import BOLD, DELETED, cell, doc, line, row
from .mutations import mutated

SHORT, LONG = 24, 1500
"""Mutations of each kind of file; the long run makes about 20 000."""
LIMITS = Limits(depth=3, members=50, member_bytes=5_000_000, total_bytes=20_000_000)

STYLES = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
NUMBERS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
WORD = docx(
    table((p("UBND HUYỆN"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), (p("Số: 5/UBND"), p("An Phú, ngày 5 tháng 5 năm 2024")))
    + p("Một", properties=ITEM) + p(r("Hai", "<w:strike/>"), r("Ba", '<w:color w:val="FFFFFF"/>'))
    + p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="x"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    styles=STYLES, numbering=NUMBERS,
)  # fmt: skip
OLD_WORD = doc(
    [
        *row([cell("UBND HUYỆN")], [cell("CỘNG HÒA")]),
        line("Số: ", ("875", BOLD), ("x", DELETED), "/UBND\x02 \x13 A \x14b\x15 \x08"),
    ],
    ("Times New Roman", ".VnTime"),
    footnotes=[line("\x02 Ghi chú")],
    boxes=[[line("Hộp")]],
    data=bytes(64),
)
RICH = rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}}{\colortbl;\red255\green255\blue255;}\pard {\strike a}\b b\par{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }}\intbl x\cell\row{\footnote y}}"
PAGE = "<html><head><style>p.x{color:#fff}</style></head><body><table><tr><td>Số: 5/UBND</td></tr></table><p class=x>a<s>b</s></p></body></html>".encode()
ARCHIVE = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n"
    + PAGE
    + b"\n--B--\n"
)


def _seeds(samples: Path) -> Iterator[tuple[str, bytes]]:
    yield from (("a.docx", WORD), ("a.doc", OLD_WORD), ("a.rtf", RICH), ("a.html", PAGE), ("a.mht", ARCHIVE))
    for path in sorted(samples.rglob("*")):
        if path.suffix in (".docx", ".doc", ".rtf", ".html", ".txt", ".md", ".eml", ".zip", ".msg", ".mht", ".mbox"):
            yield path.name, path.read_bytes()


def _contained() -> Iterator[tuple[str, bytes]]:
    from tests.containers.building import mail, packed
    from tests.containers.test_mail_forms import msg, outlook

    message = mail("Số: 5/UBND\nKính gửi: x\nNơi nhận: y", html="<p>x</p>")
    message.add_attachment(WORD, "application", "octet-stream", filename="công văn.docx")
    yield "a.eml", message.as_bytes()
    box = b"From a Mon May 20 08:00:00 2024\n" + message.as_bytes() + b"\n\nFrom b Mon May 20 08:00:00 2024\n"
    yield "a.mbox", box + message.as_bytes()
    yield "a.msg", msg(outlook("x", PAGE, a=("a.docx", WORD), b=("", outlook(a=("b.docx", WORD)))))
    yield "a.zip", packed({"a.docx": WORD, "thư/b.rtf": RICH, "c.eml": message.as_bytes()})


def _take_in(data: bytes, name: str) -> None:
    """Read a file, or everything within it."""
    if is_container(data, name):
        for member in members(data, name, LIMITS):
            if isinstance(member.data, bytes):
                _read(member.data, member.name)
    else:
        _read(data, name)


def _read(data: bytes, name: str) -> None:
    if data[:5] == b"%PDF-" or data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*"):
        return  # the readers of PDF and of pictures have checks of their own, in processes that may die
    with suppress(UnreadableError):
        read(data, name)


def _run(name: str, data: bytes, count: int, start: int = 0) -> None:
    for seed in range(start, start + count):
        changed = mutated(data, random.Random(f"{name} {seed}"))
        try:
            _take_in(changed, name)
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}: {error}") from error


def test_damaged_files_end_in_an_outcome(samples_dir: Path) -> None:
    for name, data in _seeds(samples_dir):
        _run(name, data, SHORT if len(data) < 60_000 else 4)


def test_damaged_containers_end_in_an_outcome() -> None:
    for name, data in _contained():
        _run(name, data, SHORT)


@pytest.mark.soak
def test_many_damaged_files_end_in_an_outcome(samples_dir: Path) -> None:
    for name, data in (*_seeds(samples_dir), *_contained()):
        _run(name, data, LONG if len(data) < 60_000 else LONG // 4, start=1000)
