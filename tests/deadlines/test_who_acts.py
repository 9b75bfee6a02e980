"""Who must act in blocks of several paragraphs: labels, headings, cells; single sentences are in tests/actors/rows.toml."""

from __future__ import annotations

import pytest

from .letters import deadlines

# (why, body, assignees of each deadline)
BLOCKS: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = [
    (
        "the label of the block says who, not who helps",
        (
            "1. Ban hành quy chế phối hợp",
            "- Cơ quan chủ trì: Phòng Tư pháp; cơ quan phối hợp: Phòng Nội vụ, Công an huyện.",
            "- Thời gian hoàn thành: Trước ngày 20/4/2023.",
            "2. Khảo sát đường giao thông",
            "- Thời gian thực hiện: Trước ngày 25/4/2023.",
            "- Đơn vị thực hiện: Các phòng, ban; UBND các xã, thị trấn và Điện lực huyện.",
        ),
        [("Phòng Tư pháp",), ("Các phòng, ban", "UBND các xã, thị trấn", "Điện lực huyện")],
    ),
    (
        "label and time in one line",
        ("1. Lập dự toán. Đơn vị thực hiện: Phòng Tài chính; hoàn thành trước ngày 20/4/2023.",),
        [("Phòng Tài chính",)],
    ),
    (
        "only who helps is nobody",
        ("1. Sơn vạch kẻ đường", "- Đơn vị phối hợp: Công an huyện.", "- Thời gian hoàn thành: trước ngày 20/4/2023."),
        [()],
    ),
    (
        "the party of the heading, whoever is to be sent, urged on or reported on",
        (
            "1. Các trường học:",
            "- Phân công cán bộ đầu mối, gửi tên về Phòng Nội vụ trước ngày 20/4/2023.",
            "2. Phòng Y tế:",
            "- Đôn đốc các trạm hoàn thành việc tiêm trước ngày 22/4/2023.",
            "- Tổng hợp báo cáo của các trạm, gửi về Sở Y tế trước ngày 25/4/2023.",
        ),
        [("Các trường học",), ("Phòng Y tế",), ("Phòng Y tế",)],
    ),
    (
        "the party before the colon goes on behind the semicolon",
        (
            "2. Trạm Y tế các xã: tham mưu UBND xã, huy động các hội, đoàn thể tham gia; báo cáo số liệu về Sở Y tế"
            " trước ngày 20/4/2023.",
        ),
        [("Trạm Y tế các xã",)],
    ),
    (
        "a heading with đối với",
        ("1. Đối với đơn vị sử dụng lao động", "- Nộp hồ sơ trước ngày 20/4/2023."),
        [("đơn vị sử dụng lao động",)],
    ),
    (
        "bodies of one cell, a semicolon between them",
        (
            "TT\tNội dung\tĐơn vị thực hiện\tThời hạn",
            "1\tKiểm tra chợ\tCông an xã; Trưởng các thôn\t20/4/2023",
        ),
        [("Công an xã", "Trưởng các thôn")],
    ),
    (
        "a passive goes on with the sentence before",
        ("1. Các xã rà soát hộ nghèo. Kết quả được gửi về Phòng Nội vụ trước ngày 20/4/2023.",),
        [("Các xã",)],
    ),
    (
        "whose measures something is about is not who acts",
        ("1. Phòng Y tế kiểm tra quán ăn; kết luận đối với từng cơ sở phải có trước ngày 20/4/2023.",),
        [("Phòng Y tế",)],
    ),
    (
        "he who directs acts, whom the leading sentence asks",
        ("Đề nghị UBND các xã:", "- Chỉ đạo các thôn hoàn thành việc đăng ký trước ngày 20/4/2023."),
        [("UBND các xã",)],
    ),
    (
        "told at the end of the own work",
        ("Đề nghị UBND các xã:", "- Lập danh sách, thông báo đến từng người trước ngày 20/4/2023."),
        [("UBND các xã",)],
    ),
    (
        "a subject of its own, of a kind on no list: not those of the leading sentence",
        ("Đề nghị UBND các xã thực hiện:", "1. Quầy hàng nào cần vay vốn thì đăng ký trước ngày 20/4/2023."),
        [("Quầy hàng nào cần vay vốn",)],
    ),
    (
        "whom the next clause asks does not act by the day of this one",
        ("1. Nộp đủ hồ sơ trước ngày 20/4/2023; đơn vị nộp muộn phải giải trình.",),
        [()],
    ),
]


@pytest.mark.parametrize(("why", "body", "expected"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_block(why: str, body: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert [found.assignees for found in deadlines(*body, doc_type="KH")] == expected, why


def test_addressee_leads() -> None:
    """The name of an addressee at the head of its sentence is read whole, whatever marks and verbs it holds."""
    name = "Trung tâm Hỗ trợ, chăm sóc cộng đồng huyện"
    (found,) = deadlines(
        f"1. {name}, trên cơ sở nhu cầu của các xã, cấp thuốc trước ngày 20/4/2023.", addressees=(name,)
    )
    assert found.assignees == (name,)
