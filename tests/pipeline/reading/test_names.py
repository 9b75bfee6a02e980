"""Names of files as text that can be printed, stored and turned back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.names import LONGEST_LABEL, path_of, printable, shortened


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Công văn số 12.pdf".encode(), "Công văn số 12.pdf"),
        (b"c\xf4ng v\xe3n.txt", "c\\xf4ng v\\xe3n.txt"),  # an archive of Windows unpacked elsewhere
        ("Số".encode("utf-16-le").replace(b"\0", b""), "S\\xd1\\x1e"),  # halves of letters
        (b"a\tb\nc.txt", "a\\x09b\\x0ac.txt"),  # a list of files stays a line a file
        (b"a\xc2\x85b", "a\\xc2\\x85b"),  # a control character of more than one byte
        (b"a\\b.txt", "a\\b.txt"),
        (b"a\\xf4.txt", "a\\x5cxf4.txt"),  # a backslash that would read as an escape
    ],
)
def test_every_name_becomes_text_and_back(raw: bytes, text: str) -> None:
    assert printable(os.fsdecode(raw)) == text
    assert os.fsencode(path_of(text)) == raw


@given(st.binary(min_size=1, max_size=40).filter(lambda raw: b"\0" not in raw))
def test_whatever_bytes_it_has(raw: bytes) -> None:
    text = printable(os.fsdecode(raw))
    text.encode("utf-8")
    assert os.fsencode(path_of(text)) == raw


def test_long_labels_stay_apart() -> None:
    one, two = (shortened(f"/in/a.zip!{'thư mục/' * 500}{name}.pdf") for name in ("a", "b"))
    assert one != two
    assert max(len(one.encode()), len(two.encode())) <= LONGEST_LABEL
    assert one.endswith("a.pdf") and one.startswith("/in/a.zip!")
    assert shortened(str(Path("/in/a.pdf"))) == "/in/a.pdf"
