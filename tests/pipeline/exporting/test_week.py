"""The work of a week by who must do it, as text and as mail."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from collections.abc import Callable

from pipeline import Archive
from pipeline.asking.due import week_of
from pipeline.exporting.week import to_mail, to_text
from tests.pipeline.archive_builders import deadline, department

MONDAY, SUNDAY = week_of(dt.date(2022, 7, 20))


def archive_of(holding: Callable[..., Archive]) -> Archive:
    first = deadline("báo cáo trước 16 giờ 30 ngày 21/7/2022", operator="before", boundary="2022-07-21T16:30", last_day="2022-07-21",
                     task="báo cáo <kết quả>", assignees=("Phòng Nội vụ", "Các xã"), deliver_to="Sở Nội vụ")  # fmt: skip
    late = deadline("gửi danh sách trước ngày 15/7/2022", boundary="2022-07-15", last_day="2022-07-14", task="gửi danh sách",
                    assignees=("Ủy ban nhân dân các huyện",))  # fmt: skip
    return holding(department("605/SNV-VP", "Lạng Sơn", "2022-06-01", deadlines=(first, late)))


def test_the_week() -> None:
    assert (dt.date(2022, 7, 18), dt.date(2022, 7, 24)) == (MONDAY, SUNDAY)


def test_text(holding: Callable[..., Archive]) -> None:
    text = to_text(archive_of(holding).due(today="2022-07-20"), MONDAY, SUNDAY, office="Sở Nội vụ")
    lines = text.splitlines()
    assert lines[0] == "Việc tuần này (18/07/2022 – 24/07/2022) – Sở Nội vụ"
    who = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert who == ["Ủy ban nhân dân các huyện", "Các xã", "Phòng Nội vụ"], "what is overdue first, each assignee apart"
    assert "  • QUÁ HẠN 6 ngày (Thứ Năm 14/07/2022): gửi danh sách" in lines
    assert "  • Thứ Năm 21/07/2022 16:30: báo cáo <kết quả>; gửi Sở Nội vụ" in lines
    assert "    CV 605/SNV-VP, Sở Nội vụ tỉnh Lạng Sơn, trang 1" in lines
    assert "Không có việc" in to_text([], MONDAY, SUNDAY)


def test_mail(holding: Callable[..., Archive]) -> None:
    items = archive_of(holding).due(today="2022-07-20")
    data = to_mail(
        items,
        MONDAY,
        SUNDAY,
        to=["vanthu@example.vn"],
        sender="may@example.vn",
        now=dt.datetime(2022, 7, 18, tzinfo=dt.UTC),
    )
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert mail["Subject"] == "Việc tuần này (18/07/2022 – 24/07/2022)"
    assert (mail["To"], mail["From"]) == ("vanthu@example.vn", "may@example.vn")
    plain, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None and page is not None
    assert plain.get_content() == to_text(items, MONDAY, SUNDAY)
    assert "báo cáo &lt;kết quả&gt;" in page.get_content()
