"""Text that is not what the page shows."""

from __future__ import annotations

import pytest

from extractors.text.prose import is_rubble

LETTER = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua, các xã, phường gửi báo cáo kết quả "
)


def moved(text: str, by: int) -> str:
    """Return the text as a font's map gives it whose letters are some off; those with marks have maps of their own."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return text.lower().translate({ord(a): b for a, b in zip(letters, letters[by:] + letters[:by], strict=True)})


@pytest.mark.parametrize("by", [1, 2, 5, 11])
def test_letters_that_a_font_gives_for_others_are_rubble(by: int) -> None:
    assert is_rubble(moved(LETTER * 3, by)) and not is_rubble(LETTER * 3)
