"""What tells the end of a dispatch, on a line or on a row: the Lưu item of "Nơi nhận", and the name of who signed.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7 (signature) and II.9 (Nơi nhận, whose last item is "Lưu: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .persons import SIGNED, is_ranked_name

_LONGEST_NAME = 70
"""Characters at most of a name with its rank."""

ARCHIVE = re.compile(r"\W*(?:L[ưu]u|LƯU|luu)\b(?!\s*[ýy]\b)")
"""The last item of Nơi nhận, on a line or on its key: "Lưu: VT, ĐT."; "Lưu ý" is none."""


def is_signer(text: str) -> bool:
    """Tell whether a line names who signed: a name, with "(đã ký)" and a rank or degree before it where they stand."""
    signed = SIGNED.match(text)
    name = text[signed.end() :] if signed else text
    return len(name) <= _LONGEST_NAME and is_ranked_name(name)


def is_whole(items: Iterable[str], block: Iterable[str]) -> bool:
    """Tell whether list and signature end within these lines, the items and those of the block.

    Where they do not, they may go on at the top of the next page.
    """
    return any(map(ARCHIVE.match, items)) and any(map(is_signer, block))
