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
    """Return the text of a letter with the item's issuer, addressees and body, issued some weeks before the time."""
    day = re.search(r"(20\d\d)(?:-(\d\d))?(?:-(\d\d))?", item.get("boundary") or "")
    on = dt.date(2024, 1, 10)
    if day is not None:
        on = dt.date(int(day[1]), int(day[2] or 3), int(day[3] or 15)) - dt.timedelta(days=_DAYS_BEFORE)
    elif year := re.search(r"20\d\d", item["body"]):
        on = dt.date(int(year[0]), 1, 5)
    addressees = item.get("addressees") or []
    head = [
        *([item["parent"]] if item.get("parent") else []),
        item.get("issuer", _ISSUER),
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Số: 412/CV-TH" if addressees else "Số: 412/KH-TH",
        *(["V/v thực hiện nhiệm vụ"] if addressees else []),
        f"Mường An, ngày {on.day:02d} tháng {on.month:02d} năm {on.year}",
        "",
    ]
    if len(addressees) == 1:
        head += [f"Kính gửi: {addressees[0]}.", ""]
    elif addressees:
        head += ["Kính gửi:", *(f"- {name};" for name in addressees[:-1]), f"- {addressees[-1]}.", ""]
    else:
        head += ["KẾ HOẠCH", "Thực hiện nhiệm vụ", "", "Nội dung như sau:"]
    foot = ["", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", "THỦ TRƯỞNG", "", "", "Lê Thị Hạnh", ""]
    return "\n".join([*head, item["body"].strip("\n"), *foot])


def gold_of(item: Item) -> dict[str, Any]:
    """Return the deadline of the item as a gold record has it; a row may leave either question open."""
    gold = {key: item.get(key) for key in ("quote", "boundary", "rrule")}
    if "assignees" in item:
        gold["assignees"] = item["assignees"]
    if not item.get("deliver_to_open"):
        gold["deliver_to"] = item.get("deliver_to")
    return gold
