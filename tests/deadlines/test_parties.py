"""Who must act, to whom the work goes, through whom and what, in which form."""

from __future__ import annotations

from .letters import deadlines, letter


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
