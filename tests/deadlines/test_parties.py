"""Who must act, to whom the work goes, through whom and what, in which form."""

from __future__ import annotations

import pytest

from .letters import deadlines, letter

# (sentence, assignees, deliver_to)
SENTENCES: list[tuple[str, tuple[str, ...], str | None]] = [
    # asked by a verb
    ("Đề nghị Phòng Tư pháp gửi báo cáo về Sở Tư pháp trước ngày 25/4/2023.", ("Phòng Tư pháp",), "Sở Tư pháp"),
    ("Giao Sở Kế hoạch và Đầu tư chủ trì, hoàn thành trước ngày 30/4/2023.", ("Sở Kế hoạch và Đầu tư",), None),
    (
        "Yêu cầu Giám đốc các bệnh viện, Trưởng phòng Y tế gửi báo cáo về Phòng Nghiệp vụ Y - Sở Y tế chậm nhất ngày 18/10/2023.",
        ("Giám đốc các bệnh viện", "Trưởng phòng Y tế"),
        "Phòng Nghiệp vụ Y - Sở Y tế",
    ),
    # the sentence's subject
    ("Các xã, thị trấn nộp danh sách về Phòng Nội vụ trước ngày 25/4/2023.", ("Các xã, thị trấn",), "Phòng Nội vụ"),
    (
        "Ủy ban nhân dân các xã, thị trấn và Phòng Tài chính - Kế hoạch lập dự toán trước ngày 25/4/2023.",
        ("Ủy ban nhân dân các xã, thị trấn", "Phòng Tài chính - Kế hoạch"),
        None,
    ),
    (
        "Định kỳ hằng tháng, các trường học báo cáo Phòng Giáo dục và Đào tạo.",
        ("các trường học",),
        "Phòng Giáo dục và Đào tạo",
    ),
    ("Sinh viên nộp đơn về Văn phòng Khoa trước ngày 25/4/2023.", ("Sinh viên",), "Văn phòng Khoa"),
    # a name with commas and with "và"
    (
        "Sở Văn hóa, Thể thao và Du lịch báo cáo Ủy ban nhân dân tỉnh trước ngày 25/4/2023.",
        ("Sở Văn hóa, Thể thao và Du lịch",),
        "Ủy ban nhân dân tỉnh",
    ),
    # whom somebody sends or guides does not act
    (
        "Các đơn vị cử cán bộ đầu mối phối hợp, gửi danh sách về Sở Y tế trước ngày 25/4/2023.",
        ("Các đơn vị",),
        "Sở Y tế",
    ),
    ("Phòng Tư pháp hướng dẫn các tổ dân phố kê khai, hoàn thành trước ngày 25/4/2023.", ("Phòng Tư pháp",), None),
    # a name ends before the time's own words
    ("Các xã gửi danh sách về Sở Y tế xong trước ngày 25/4/2023.", ("Các xã",), "Sở Y tế"),
    ("Các xã gửi danh sách về Sở Y tế hạn chót là ngày 25/4/2023.", ("Các xã",), "Sở Y tế"),
    (
        "Các xã gửi báo cáo về Cục Quản lý Khám, chữa bệnh trước ngày 25/4/2023.",
        ("Các xã",),
        "Cục Quản lý Khám, chữa bệnh",
    ),
    # who works along is not in charge
    (
        "Giao Phòng Tài chính chủ trì, phối hợp với Kho bạc Nhà nước huyện tổng hợp, báo cáo UBND huyện trước ngày 30/4/2023.",
        ("Phòng Tài chính",),
        "UBND huyện",
    ),
    # the next hop is not the assignee's
    ("Các đơn vị gửi về Sở Nội vụ trước ngày 25/4/2023 để tổng hợp, báo cáo UBND tỉnh.", ("Các đơn vị",), "Sở Nội vụ"),
    ("Các đơn vị gửi báo cáo về Sở Nội vụ để trình UBND tỉnh trước ngày 25/4/2023.", ("Các đơn vị",), "Sở Nội vụ"),
    # a unit inside a Sở: the comma is containment
    (
        "Các đơn vị gửi về Ban Thi đua - Khen thưởng, Sở Nội vụ trước ngày 25/4/2023.",
        ("Các đơn vị",),
        "Ban Thi đua - Khen thưởng, Sở Nội vụ",
    ),
    # several recipients stay one string
    ("Sở Lao động báo cáo UBND tỉnh, Bộ Công an trước ngày 31/10/2023.", ("Sở Lao động",), "UBND tỉnh, Bộ Công an"),
]


@pytest.mark.parametrize(("sentence", "assignees", "deliver_to"), SENTENCES, ids=[row[0][:45] for row in SENTENCES])
def test_sentence(sentence: str, assignees: tuple[str, ...], deliver_to: str | None) -> None:
    (found,) = deadlines(sentence)
    assert (found.assignees, found.deliver_to) == (assignees, deliver_to)


def test_route_channel_and_form() -> None:
    (found,) = deadlines(
        "Các xã gửi danh sách (theo mẫu gửi kèm) về Sở Nội vụ (qua Phòng Thi đua) trước ngày 25/4/2023."
    )
    assert (found.via, found.form) == ("Phòng Thi đua", "theo mẫu gửi kèm")
    (found,) = deadlines(
        "Các xã gửi danh sách về Sở Nội vụ qua hòm thư điện tử: so@example.gov.vn trước ngày 25/4/2023."
    )
    assert found.channel == "hòm thư điện tử: so@example.gov.vn"
    (found,) = deadlines("Các xã báo cáo qua hệ thống quản lý văn bản trước ngày 25/4/2023.")
    assert found.channel == "hệ thống quản lý văn bản"


def test_task_is_what_stands_between_the_assignee_and_the_time() -> None:
    (found,) = deadlines("Các xã rà soát danh sách hộ nghèo trước ngày 25/4/2023.")
    assert found.task == "rà soát danh sách hộ nghèo"


HEADINGS: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    # the item's own heading
    (("1. Đề nghị Ban Tuyên giáo Huyện ủy: Hoàn thành tài liệu trước ngày 25/4/2023.",), ("Ban Tuyên giáo Huyện ủy",)),
    (("1. Phòng Y tế huyện:", "- Kiểm tra các trạm, hoàn thành trước ngày 25/4/2023."), ("Phòng Y tế huyện",)),
    # a heading without colon
    (
        ("1. Các đơn vị thành viên trong khối thi đua", "a) Đăng ký chỉ tiêu trước ngày 25/4/2023."),
        ("Các đơn vị thành viên trong khối thi đua",),
    ),
    # two headings up
    (("I. Sở Tài chính", "1. Về kinh phí", "- Lập dự toán trước ngày 25/4/2023."), ("Sở Tài chính",)),
    # an unmarked paragraph goes on with its item
    (
        ("6. Trung tâm Văn hóa huyện: Đổi mới tuyên truyền.", "Xây dựng kế hoạch trước ngày 25/4/2023."),
        ("Trung tâm Văn hóa huyện",),
    ),
    # the sentence that leads the list in
    (
        (
            "Ủy ban nhân dân huyện Xuân Hòa đề nghị các trường thực hiện các nội dung sau:",
            "1. Rà soát sĩ số trước ngày 25/4/2023.",
        ),
        ("các trường",),
    ),
    # its short name
    (
        (
            "Ủy ban nhân dân huyện đề nghị các phòng, ban, ngành; các xã (sau đây gọi tắt là các đơn vị) thực hiện như sau:",
            "1. Rà soát hồ sơ trước ngày 25/4/2023.",
            "Đề nghị các đơn vị quan tâm.",
        ),
        ("các đơn vị",),
    ),
    # the chapter's heading in capitals
    (
        ("I. CỤM THI ĐUA DO TỈNH THÀNH LẬP", "1. Tổ chức tổng kết", "- Hoàn thành trước ngày 25/4/2023."),
        ("CỤM THI ĐUA",),
    ),
]


@pytest.mark.parametrize(("body", "assignees"), HEADINGS, ids=[row[0][0][:40] for row in HEADINGS])
def test_heading(body: tuple[str, ...], assignees: tuple[str, ...]) -> None:
    assert deadlines(*body)[0].assignees == assignees


def test_all_addressees_where_nothing_else_tells() -> None:
    (found,) = deadlines("Hoàn thành trước ngày 25/4/2023.", addressees=("Phòng Tư pháp huyện", "Công an huyện"))
    assert found.assignees == ("Phòng Tư pháp huyện", "Công an huyện")


def test_an_addressee_that_the_sentence_names() -> None:
    (found,) = deadlines(
        "1. Thống nhất gia hạn thời gian đại hội của Hội Làm vườn huyện chậm nhất đến ngày 30/9/2023.",
        addressees=("Hội Làm vườn huyện", "Phòng Nội vụ"),
    )
    assert found.assignees == ("Hội Làm vườn huyện",)


def test_where_the_work_goes_may_stand_in_the_item_s_last_paragraph() -> None:
    (found,) = deadlines(
        "3. Hàng tháng, lựa chọn và giới thiệu 01 tấm gương.",
        "Danh sách gửi về Phòng Nội vụ hoặc qua hòm thư điện tử: pnv@example.gov.vn",
    )
    assert (found.deliver_to, found.channel) == ("Phòng Nội vụ", "hòm thư điện tử: pnv@example.gov.vn")


def test_table_of_tasks() -> None:
    found = deadlines(
        "TT\tNội dung\tĐơn vị thực hiện\tThời hạn",
        "1\tLập danh sách hộ nghèo\tPhòng Lao động\t20/4/2023",
        "2\tTổng hợp báo cáo\tVăn phòng\tTrước ngày 05/5/2023",
        "3\tDuy trì đường dây nóng\tPhòng Y tế\tThường xuyên",
    )
    assert [(d.operator, d.boundary, d.assignees, d.task) for d in found] == [
        ("by", "2023-04-20", ("Phòng Lao động",), "Lập danh sách hộ nghèo"),  # a bare date under "Thời hạn"
        ("before", "2023-05-05", ("Văn phòng",), "Tổng hợp báo cáo"),
    ]


def test_one_duty_said_twice_is_one() -> None:
    line = "Các xã gửi danh sách về Phòng Nội vụ trước ngày 25/4/2023."
    assert len(deadlines(line, line)) == 1
    assert len(deadlines(line, "Các xã nộp hồ sơ về Phòng Y tế trước ngày 25/4/2023.")) == 2


def test_identity_does_not_depend_on_the_position() -> None:
    line = "Các xã gửi danh sách về Phòng Nội vụ trước ngày 25/4/2023."
    alone, after = deadlines(line)[0], deadlines("Các trường nộp báo cáo trước ngày 20/4/2023.", line)[1]
    assert alone.id == after.id and alone.id != deadlines(line.replace("25/4", "26/4"))[0].id


def test_an_inferred_year_lists_the_issue_date() -> None:
    reading = letter("Các xã gửi danh sách trước ngày 25/4.")
    evidence = reading.ledger.evidence["deadlines.0.boundary"]
    assert [reading.text[s:e] for s, e in evidence.spans] == ["trước ngày 25/4", "Xuân Hòa, ngày 15 tháng 3 năm 2023"]


ASKED: list[tuple[str, tuple[str, ...]]] = [
    # verbs and adverbs that are on no list: underthesea finds where the party ends
    ("Các cơ sở nhanh chóng gom hồ sơ trước ngày 25/4/2023.", ("Các cơ sở",)),
    ("Đề nghị các hộ gia đình tháo dỡ mái che trước ngày 25/4/2023.", ("các hộ gia đình",)),
    ("Giao các đơn vị khoanh vùng khu vực sạt lở trước ngày 25/4/2023.", ("các đơn vị",)),
]


@pytest.mark.parametrize(("sentence", "assignees"), ASKED, ids=[row[0][:40] for row in ASKED])
def test_unlisted_verbs(sentence: str, assignees: tuple[str, ...]) -> None:
    from extractors.language.ask import tally

    before = tally.asked
    (found,) = deadlines(sentence)
    assert found.assignees == assignees
    assert tally.asked > before


MORE: list[tuple[str, tuple[str, ...]]] = [
    ("Đề nghị quý cơ quan góp ý trước ngày 01/4/2023.", ("quý cơ quan",)),
    ("Người sử dụng đất phải nộp tiền trong thời hạn 30 ngày kể từ ngày nhận được thông báo.", ("Người sử dụng đất",)),
    ("Học sinh khối 12 đăng ký dự thi trước ngày 13/5/2023.", ("Học sinh khối 12",)),
    ("Trước ngày 30/6/2023: Công an cấp xã hoàn thành việc cấp thẻ.", ("Công an cấp xã",)),
    (
        "Ban Thường vụ Huyện ủy yêu cầu các chi bộ báo cáo trước ngày 10-7-2023.",
        ("các chi bộ",),
    ),  # who asks does not act
]


@pytest.mark.parametrize(("sentence", "assignees"), MORE, ids=[row[0][:40] for row in MORE])
def test_more_assignees(sentence: str, assignees: tuple[str, ...]) -> None:
    (found,) = deadlines(sentence)
    assert found.assignees == assignees


def test_an_address_after_a_colon_is_the_channel() -> None:
    (found,) = deadlines("Gửi báo cáo trước ngày 05/4/2023 (bản mềm gửi qua địa chỉ email: ngan@example.gov.vn).")
    assert found.channel == "địa chỉ email: ngan@example.gov.vn"


def test_things_of_one_clause_go_to_one_recipient() -> None:
    first, second = deadlines(
        "Các xã báo cáo nhanh trước ngày 20/4/2023, báo cáo đầy đủ trước ngày 28/4/2023 về Sở Y tế."
    )
    assert (first.deliver_to, second.deliver_to) == ("Sở Y tế", "Sở Y tế")
    first, second = deadlines(
        "Các xã báo cáo Sở Y tế lần đầu trước ngày 20/4/2023, các lần sau trước ngày 15 hằng tháng."
    )
    assert (first.deliver_to, second.deliver_to) == ("Sở Y tế", "Sở Y tế")
