"""What is to be done by a time: the words beside who acts and when, or those of the item that a time stands under."""

from __future__ import annotations

import pytest

from tests.deadlines.letters import deadlines

TASKS: list[tuple[str, list[str | None]]] = [
    # cues, labels and half brackets of the time are no part of it, nor what binds it to who acts
    ("Phòng Nội vụ tham mưu thành lập Tổ công tác, hoàn thành trước ngày 20/6/2023.", ["tham mưu thành lập Tổ công tác"]),
    ("Phòng Nội vụ lắp đặt máy quét xong trước ngày 20/6/2023.", ["lắp đặt máy quét"]),
    ("Phòng Nội vụ rà soát hồ sơ (hoàn thành trước ngày 20/6/2023).", ["rà soát hồ sơ"]),
    ("UBND các xã có trách nhiệm gửi danh sách về Phòng Nội vụ, thời hạn trước ngày 20/6/2023.",
     ["gửi danh sách về Phòng Nội vụ"]),
    ("UBND các xã (theo phụ lục kèm theo) phải rà soát lại chứng từ trước ngày 20/6/2023.", ["rà soát lại chứng từ"]),
    ("UBND các xã thực hiện các nhiệm vụ còn tồn tại trước ngày 20/6/2023.", ["thực hiện các nhiệm vụ còn tồn tại"]),
    # what completes few words stands behind the time; all of it does where the time comes first
    ("UBND các xã gửi báo cáo trước ngày 20/6/2023 về Phòng Nội vụ để tổng hợp.",
     ["gửi báo cáo về Phòng Nội vụ để tổng hợp"]),
    ("Trước ngày 20/6/2023, UBND các xã niêm yết danh sách tại trụ sở.", ["niêm yết danh sách tại trụ sở"]),
    # two times share a verb
    ("UBND các xã báo cáo kết quả về Phòng Nội vụ trước ngày 20/6/2023 và trước ngày 15/12/2023.",
     ["báo cáo kết quả về Phòng Nội vụ"] * 2),
    # a time alone has the sentence before it, else the heading above it
    ("UBND các xã lập danh sách hộ nghèo. Hoàn thành trước ngày 20/6/2023.", ["lập danh sách hộ nghèo"]),
    ("1. Rà soát hộ nghèo trên địa bàn\n\n- Hoàn thành: trước ngày 20/6/2023.", ["Rà soát hộ nghèo trên địa bàn"]),
    # a sentence that only leads tasks in is none
    ("Sở Nội vụ yêu cầu:\n\n- Trước ngày 20/6/2023.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tasks"), TASKS, ids=[row[0][:60] for row in TASKS])
def test_what_is_to_be_done(text: str, tasks: list[str | None]) -> None:
    assert [found.task for found in deadlines(*text.split("\n\n"))] == tasks
