"""Makes `extractors/data/districts.tsv` and `communes.tsv` from the open data set of the package vietnamadminunits.

The data set is MIT licensed, copyright (c) 2025 Tran Ngoc Minh Hieu; the tables keep this notice. It is no dependency:

    pip download --no-deps vietnamadminunits && unzip vietnamadminunits-*.whl
    python tools/make_districts.py vietnamadminunits/data/dataset.db
"""

from __future__ import annotations

import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "extractors" / "data"
NOTICE = (
    "# Made by tools/make_districts.py from the data set of vietnamadminunits "
    "(MIT, copyright (c) 2025 Tran Ngoc Minh Hieu).\n"
)
# Units that were merged or renamed before the data set's day and still issue or are named in older papers.
FORMER = [
    ("Hà Nội", "huyện", "Từ Liêm"), ("Hà Nội", "thành phố", "Hà Đông"), ("Hà Nội", "thành phố", "Sơn Tây"),
    ("Hồ Chí Minh", "quận", "2"), ("Hồ Chí Minh", "quận", "9"), ("Hồ Chí Minh", "quận", "Thủ Đức"),
    ("Cao Bằng", "huyện", "Trà Lĩnh"), ("Cao Bằng", "huyện", "Thông Nông"), ("Cao Bằng", "huyện", "Phục Hòa"),
    ("Quảng Ninh", "huyện", "Hoành Bồ"), ("Quảng Ninh", "huyện", "Đông Triều"), ("Quảng Ninh", "huyện", "Yên Hưng"),
    ("Hòa Bình", "huyện", "Kỳ Sơn"), ("Bình Phước", "thị xã", "Đồng Xoài"), ("Bình Phước", "thị xã", "Chơn Thành"),
    ("Lâm Đồng", "huyện", "Cát Tiên"), ("Lâm Đồng", "huyện", "Đạ Tẻh"), ("Quảng Nam", "huyện", "Nông Sơn"),
    ("Bắc Giang", "huyện", "Yên Dũng"), ("Nghệ An", "thị xã", "Cửa Lò"), ("Thanh Hóa", "huyện", "Đông Sơn"),
    ("Quảng Ngãi", "huyện", "Tây Trà"), ("Bà Rịa - Vũng Tàu", "huyện", "Long Điền"),
    ("Bà Rịa - Vũng Tàu", "huyện", "Đất Đỏ"), ("Hải Phòng", "huyện", "Thủy Nguyên"), ("Hải Phòng", "huyện", "An Dương"),
    ("Bến Tre", "thị xã", "Bến Tre"), ("Nam Định", "huyện", "Mỹ Lộc"), ("Ninh Bình", "huyện", "Hoa Lư"),
    ("Ninh Bình", "thành phố", "Ninh Bình"), ("Thái Nguyên", "huyện", "Phổ Yên"), ("Bắc Ninh", "huyện", "Từ Sơn"),
    ("Huế", "thành phố", "Huế"), ("Huế", "huyện", "Nam Đông"), ("Huế", "huyện", "Phong Điền"),
]  # fmt: skip


def short_province(name: str) -> str:
    """Return the bare name of a province as our table spells it."""
    return name.removeprefix("Thành phố ").removeprefix("Tỉnh ").replace("Hoà", "Hòa").replace("Hoá", "Hóa")


def bare_name(name: str, kind: str) -> str:
    """Return the name without its kind (`Thành Phố Bắc Kạn` gives `Bắc Kạn`)."""
    return name[len(kind) :].strip() if name.lower().startswith(kind.lower()) else name.strip()


def main(database: str) -> None:
    """Write both tables."""
    connection = sqlite3.connect(database)
    districts: dict[tuple[str, str], list[str]] = defaultdict(list)
    query = "select distinct province, districtType, district from admin_units_legacy where district is not null"
    for province, kind, name in connection.execute(query):
        short = bare_name(name, kind)
        key = (short_province(province), kind.lower())
        districts[key].append(short.lstrip("0") if short.isdigit() else short)
    for province, kind, name in FORMER:
        if name not in districts[province, kind]:
            districts[province, kind].append(name)
    write("districts", "District level (ended 2025-06-30), as of 2025-06 with some former units.", districts)
    communes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for province, kind, name in connection.execute("select province, wardType, ward from admin_units"):
        communes[short_province(province), kind.lower()].append(bare_name(name, kind))
    write("communes", "Communes, wards and special zones from 2025-07-01.", communes)


def write(table: str, remark: str, groups: dict[tuple[str, str], list[str]]) -> None:
    """Write one table: a row a province and kind, its names separated by |."""
    lines = [f"{province}\t{kind}\t{'|'.join(sorted(set(names)))}" for (province, kind), names in groups.items()]
    text = f"{NOTICE}# {remark} Names are separated by |.\nprovince\tkind\tnames\n" + "\n".join(lines) + "\n"
    (DATA / f"{table}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
