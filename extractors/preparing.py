"""Loading what reading needs before there is a file to read."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from .document import DocumentText

_READERS = {
    ".txt": "plain", ".md": "plain", ".docx": "docx", ".doc": "doc", ".rtf": "rtf", ".html": "html", ".htm": "html",
    ".pdf": "pdf",
}  # fmt: skip
_LETTER = """\
ỦY BAN NHÂN DÂN HUYỆN AN LẠC
PHÒNG NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/PNV
An Lạc, ngày 05 tháng 02 năm 2024
V/v báo cáo kết quả rà soát
Kính gửi: Các xã, thị trấn.
Căn cứ Công văn số 45/SNV-CCVC ngày 20/01/2024 của Sở Nội vụ về việc rà soát;
Phòng Nội vụ đề nghị các xã, thị trấn rà soát, gửi báo cáo về Phòng Nội vụ trước ngày 25/02/2024./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TRƯỞNG PHÒNG
Lý Văn Mẫu
"""
"""Invented; what reads it makes the tables and patterns that every dispatch needs."""


def prepare(suffixes: Iterable[str]) -> None:
    """Load the readers of files with these suffixes, and all that makes records of their texts.

    Processes forked afterwards have it without loading it themselves.
    """
    from .extract import extract_document

    for reader in {_READERS[suffix] for suffix in suffixes if suffix in _READERS}:
        importlib.import_module(f".readers.{reader}", __package__)
    extract_document(_letter(), "letter.txt", "0" * 64)


def _letter() -> DocumentText:
    from .readers import read

    return read(_LETTER.encode(), "letter.txt")
