"""Lines of a signature block: who signed, and what stands for the signature itself.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7.
"""

from __future__ import annotations

import re

from ..agencies import closings
from ..agencies.heads import AUTHORITY, is_office
from ..agencies.persons import SIGNED
from ..lexicon.lists import any_of
from .views import LineView

_SIGNED = re.compile(
    rf"\W*(?:{any_of('stands_for_signature')}|ky(?:,| ten| va)?.{{0,40}}(?:dong dau|ho ten|ghi ro))\W*"
)


def is_noise(view: LineView) -> bool:
    """Tell whether the line stands for the signature itself: "(Đã ký)", "(Ký tên, đóng dấu)"."""
    if len(view.text) >= 60 or not _SIGNED.match(view.key):
        return False
    return SIGNED.match(view.text) is None or not is_signer(view)


def is_signer(view: LineView) -> bool:
    """Tell whether the line names the person, with or without rank."""
    return closings.is_signer(view.text)


def opens_block(view: LineView) -> bool:
    """Tell whether the line can be the first of a signature block: an authority mark or an office in capitals."""
    text = view.text
    if len(text) > 90:
        return False
    if AUTHORITY.match(view.key):
        return text[:2].isupper() or view.upper
    return view.upper and is_office(text, view.key)
