"""Letters of any length, each filled with one kind of text: no sample shows what grows faster than it.

Everything in them is made up; numbers, days and names change from line to line, so that nothing is read once for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

_HEAD = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 412/UBND-NV
V/v rà soát hồ sơ lưu trữ

Yên Bái, ngày 06 tháng 3 năm 2023

"""
_TO = "Kính gửi: Các sở, ban, ngành.\n\n"
_FOOT = """
Nơi nhận:
- Như trên;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Lưu
"""
_PLACES = ("Đông Khê", "Tân Lập", "Minh Quán", "Suối Giàng", "Bảo Hưng", "Y Can", "Nậm Lành", "Phúc Lợi")


def _prose() -> Iterator[str]:
    for at in count(1):
        place = _PLACES[at % len(_PLACES)]
        yield (
            f"{at}. Công tác lưu trữ tại xã {place} đã có chuyển biến, cán bộ giữ kho thứ {at} ghi chép đầy đủ,"
            " tài liệu được sắp xếp theo thời gian; tuy vậy phòng kho còn chật, giá để hồ sơ thiếu, việc khai thác chưa"
            " thuận tiện."
        )


def _deadlines() -> Iterator[str]:
    for at in count(1):
        day, month, year = at % 28 + 1, at % 12 + 1, 2023 + at % 3
        place = _PLACES[at % len(_PLACES)]
        yield (
            f"{at}. Ủy ban nhân dân xã {place} gửi báo cáo số {at} về Sở Nội vụ trước ngày {day:02d}/{month:02d}/{year}"
            " để tổng hợp, trình Ủy ban nhân dân tỉnh."
        )


def _citations() -> Iterator[str]:
    from extractors.citations.table import cue_table

    examples = [words for entry in cue_table()["phrase"] for words in entry["examples"]]
    for at in count(1):
        paper = f"Công văn số {at}/UBND-NV ngày 02/3/2023 của Sở Nội vụ về việc rà soát"
        yield re.sub(r"\bX\b", paper, examples[at % len(examples)]) + "."


def _recipients() -> Iterator[str]:
    for at in count(1):
        yield f"- Ủy ban nhân dân xã {_PLACES[at % len(_PLACES)]} {at}, huyện Văn Yên;"


def _rows() -> Iterator[str]:
    yield "STT\tNội dung công việc\tĐơn vị thực hiện\tThời gian"
    for at in count(1):
        yield (
            f"{at}\tKiểm kê tài liệu hộp số {at} của kho {_PLACES[at % len(_PLACES)]}\tPhòng Nội vụ\t"
            f"{at % 28 + 1:02d}/{at % 12 + 1:02d}/{2023 + at % 3}"
        )


def _list() -> Iterator[str]:
    for at in count(1):
        yield f"{'-+'[at % 2]} Bàn giao hộp hồ sơ số {at} cho kho {_PLACES[at % len(_PLACES)]}, có biên bản kèm theo;"


def _one_paragraph() -> Iterator[str]:
    for at in count(1):
        yield f"hộp số {at} lưu tại kho {_PLACES[at % len(_PLACES)]}, do cán bộ thứ {at} giữ và kiểm tra hằng tuần,"


def _filled(lines: Iterator[str], kilobytes: int, between: str = "\n") -> str:
    found: list[str] = []
    size = 0
    while size < kilobytes * 1000:
        found.append(next(lines))
        size += len(found[-1].encode()) + 1
    return between.join(found) + "\n"


KINDS: dict[str, Callable[[int], str]] = {
    "prose": lambda size: _HEAD + _TO + _filled(_prose(), size) + _FOOT,
    "one paragraph": lambda size: _HEAD + _TO + _filled(_one_paragraph(), size, " ") + _FOOT,
    "list": lambda size: _HEAD + _TO + _filled(_list(), size) + _FOOT,
    "deadline sentences": lambda size: _HEAD + _TO + _filled(_deadlines(), size) + _FOOT,
    "citation sentences": lambda size: _HEAD + _TO + _filled(_citations(), size) + _FOOT,
    "addressees": lambda size: _HEAD + "Kính gửi:\n" + _filled(_recipients(), size) + "\nĐề nghị thực hiện.\n" + _FOOT,
    "recipients": lambda size: (
        _HEAD + _TO + _FOOT.replace("- Như trên;\n", "- Như trên;\n" + _filled(_recipients(), size))
    ),
    "table": lambda size: _HEAD + _TO + _filled(_rows(), size) + _FOOT,
}
"""Kinds of text by name; each gives a letter that holds so many kB of it."""
