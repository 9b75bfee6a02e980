"""A small letter around each item of a file of sentences with who acts (TOML, `[[item]]`)."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

Item = dict[str, Any]
_DAYS_BEFORE = 25
_ISSUER = "ỦY BAN NHÂN DÂN HUYỆN XUÂN HÒA"


def load_items(file: Path) -> list[Item]:
    """Return the items of a file."""
    items: list[Item] = tomllib.loads(file.read_text("utf-8"))["item"]
    return items


def letter(item: Item) -> str:
    """Return the text of a letter with the item's issuer, addressees and body, issued weeks before its first time."""
    on = _issued(item)
    addressees = item.get("addressees") or []
    head = [
        *([item["parent"]] if item.get("parent") else []),
        item.get("issuer", _ISSUER),
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Số: 412/CV-TH" if addressees else "Số: 412/KH-TH",
        *([item.get("title", "V/v thực hiện nhiệm vụ")] if addressees else []),
        f"Mường An, ngày {on.day:02d} tháng {on.month:02d} năm {on.year}",
        "",
    ]
    if len(addressees) == 1:
        head += [f"Kính gửi: {addressees[0]}.", ""]
    elif addressees:
        head += ["Kính gửi:", *(f"- {name};" for name in addressees[:-1]), f"- {addressees[-1]}.", ""]
    else:
        head += ["KẾ HOẠCH", item.get("title", "Thực hiện nhiệm vụ"), "", "Nội dung như sau:"]
    foot = ["", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", "THỦ TRƯỞNG", "", "", "Lê Thị Hạnh", ""]
    body = item["body"].strip("\n").replace("\n", "\n\n")
    return "\n".join([*head, body, *foot])


def _issued(item: Item) -> dt.date:
    """Return a day before the first of the item's times."""
    days = sorted(deadline.get("boundary") or "" for deadline in item.get("deadline") or [item])
    day = next((found for text in days if (found := re.search(r"(20\d\d)(?:-(\d\d))?(?:-(\d\d))?", text))), None)
    if day is not None:
        return dt.date(int(day[1]), int(day[2] or 3), int(day[3] or 15)) - dt.timedelta(days=_DAYS_BEFORE)
    year = re.search(r"20\d\d", item["body"])
    return dt.date(int(year[0]), 1, 5) if year else dt.date(2024, 1, 10)


def golds_of(item: Item) -> list[dict[str, Any]]:
    """Return the deadlines of the item as a gold record has them: its own one, or its list.

    A row may leave either question open.
    """
    return [_gold_of(deadline) for deadline in item.get("deadline") or [item]]


def _gold_of(deadline: dict[str, Any]) -> dict[str, Any]:
    gold = {key: deadline.get(key) for key in ("quote", "boundary", "rrule")}
    if "assignees" in deadline:
        gold["assignees"] = deadline["assignees"]
    if not deadline.get("deliver_to_open"):
        gold["deliver_to"] = deadline.get("deliver_to")
    return gold
