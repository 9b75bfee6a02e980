"""Lines that recognition of the whole page did not see: found by their ink, and taken where they are print."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.ocr import unread
from extractors.ocr.header_number import blank_unsure
from extractors.ocr.header_words import take_leftovers
from extractors.ocr.unread import look_for_lines, unread_lines
from extractors.ocr.words import OcrPage, OcrWord


def page_of(*bars: tuple[int, int, int, int]) -> OcrPage:
    """A page at 300 dots an inch with bars of ink, none of them read."""
    image = Image.new("L", (1200, 900), 255)
    draw = ImageDraw.Draw(image)
    for bar in bars:
        draw.rectangle(bar, fill=20)
    page = OcrPage([], 1200, 900, 300)
    page.image = np.asarray(image)
    return page


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """What is read of each box is one word, "Kính"; the boxes."""
    boxes: list[tuple[int, ...]] = []

    def read_area(page: OcrPage, box: tuple[float, ...], way: object) -> list[list[OcrWord]]:
        boxes.append(tuple(map(int, box)))
        return [[OcrWord("Kính", box[0], box[1], box[2], box[3], 0.96, 0, box[3] - 10)]]

    monkeypatch.setattr(unread, "read_area", read_area)
    return boxes


WHOLE = (0.0, 0.0, 1200.0, 900.0)


def test_ink_that_no_word_covers_is_read_line_by_line(seen: list[tuple[int, ...]]) -> None:
    page = page_of((200, 100, 420, 136), (700, 100, 900, 136), (200, 300, 400, 336))
    page.words = [OcrWord("Số", 700, 100, 900, 136, 0.9, 0, 136)]
    assert len(unread_lines(page, WHOLE, 9)) == 2
    assert [box[:2] for box in seen] == [(190, 89), (190, 289)]


@pytest.mark.parametrize(
    "bar",
    [
        (200, 100, 900, 104),  # a rule
        (200, 100, 420, 300),  # a picture
        (200, 100, 230, 136),  # a speck
    ],
)
def test_ink_that_is_no_line(seen: list[tuple[int, ...]], bar: tuple[int, int, int, int]) -> None:
    assert unread_lines(page_of(bar), WHOLE, 9) == [] and not seen


def test_a_line_of_words_takes_the_place_of_what_was_hardly_read(seen: list[tuple[int, ...]]) -> None:
    page = page_of((200, 100, 420, 136))
    page.words = [OcrWord("K[ƒ", 210, 100, 400, 136, 0.2, 0, 136)]
    edits = look_for_lines(page)
    assert [word.text for word in edits.gone] == ["K[ƒ"]
    assert [[word.text for word in line] for line in edits.lines] == [["Kính"]]
    assert seen


def test_what_was_left_between_the_words_of_a_line_read_again_goes() -> None:
    texts = ("~", 20.0, 0.1), ("Số:", 100.0, 0.9), ("?", 220.0, 0.9), ("/SNV-TC", 300.0, 0.9), ("Hòa", 600.0, 0.9)
    words = [OcrWord(text, x, 10, x + 60, 40, sure, 0, 40) for text, x, sure in texts]
    page = OcrPage([*words, OcrWord("khác", 220, 60, 280, 90, 0.9, 1, 90)], 1200, 900, 300)
    take_leftovers(page, [words[1], words[3]])
    assert [word.text for word in page.words] == ["Số:", "/SNV-TC", "Hòa", "khác"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Số: 84BĐN-TC", "Số: /BĐN-TC"),  # the slash lost between digits and symbol
        ("Số: Đ(Ở /SYT-NVD", "Số: /SYT-NVD"),  # hand-writing that nobody read
    ],
)
def test_a_number_line_without_its_serial_keeps_its_symbol(line: str, left: str) -> None:
    words = [OcrWord(text, 100.0 * n, 10, 100.0 * n + 80, 40, 0.4, 0, 40) for n, text in enumerate(line.split())]
    page = OcrPage(words, 1200, 900, 300)
    assert " ".join(word.text for word in blank_unsure(page, words)) == left
