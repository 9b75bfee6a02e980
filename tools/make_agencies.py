"""Makes the tables of units and of what became of bodies from the open data set of the package vietnamadminunits.

Written are `extractors/data/districts.tsv` and `communes.tsv`, which names are known by, and from them, from
`provinces.tsv` and from the list below `pipeline/linking/data/succession.tsv`: which unit or body ended when, and what
took its place. The data set is MIT licensed, copyright (c) 2025 Tran Ngoc Minh Hieu; the tables keep this notice. It
is no dependency:

    pip download --no-deps vietnamadminunits && unzip vietnamadminunits-*.whl
    python tools/make_agencies.py vietnamadminunits/data
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "extractors" / "data"
SUCCESSION = ROOT / "pipeline" / "linking" / "data" / "succession.tsv"
DISTRICTS_END = "2025-06-30"
# Bodies that were renamed, merged or divided: level, name, last day, what took their place. Sources: for 2002 Nghị
# quyết 02/2002/QH11; for 2007 Nghị quyết 01/2007/QH12; for 2025 Nghị quyết 176/2025/QH15 and Nghị định 45/2025/NĐ-CP
# (the Sở of one province after the other by July 2025, so their last day is the last that any had).
BODIES = [
    ("central", "Bộ Kế hoạch và Đầu tư", "2025-02-28", "Bộ Tài chính"),
    ("central", "Bộ Giao thông vận tải", "2025-02-28", "Bộ Xây dựng"),
    ("central", "Bộ Tài nguyên và Môi trường", "2025-02-28", "Bộ Nông nghiệp và Môi trường"),
    ("central", "Bộ Nông nghiệp và Phát triển nông thôn", "2025-02-28", "Bộ Nông nghiệp và Môi trường"),
    ("central", "Bộ Thông tin và Truyền thông", "2025-02-28", "Bộ Khoa học và Công nghệ"),
    ("central", "Bộ Lao động - Thương binh và Xã hội", "2025-02-28", "Bộ Nội vụ"),
    ("central", "Ủy ban Dân tộc", "2025-02-28", "Bộ Dân tộc và Tôn giáo"),
    ("central", "Ban Tôn giáo Chính phủ", "2025-02-28", "Bộ Dân tộc và Tôn giáo"),
    ("central", "Tổng cục Thuế", "2025-02-28", "Cục Thuế"),
    ("central", "Tổng cục Hải quan", "2025-02-28", "Cục Hải quan"),
    ("central", "Tổng cục Thống kê", "2025-02-28", "Cục Thống kê"),
    ("central", "Tổng cục Dự trữ Nhà nước", "2025-02-28", "Cục Dự trữ Nhà nước"),
    ("central", "Ban Tuyên giáo Trung ương", "2025-02-28", "Ban Tuyên giáo và Dân vận Trung ương"),
    ("central", "Ban Dân vận Trung ương", "2025-02-28", "Ban Tuyên giáo và Dân vận Trung ương"),
    ("central", "Bộ Thương mại", "2007-08-31", "Bộ Công Thương"),
    ("central", "Bộ Công nghiệp", "2007-08-31", "Bộ Công Thương"),
    ("central", "Bộ Thủy sản", "2007-08-31", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("central", "Bộ Bưu chính, Viễn thông", "2007-08-31", "Bộ Thông tin và Truyền thông"),
    ("central", "Bộ Văn hóa - Thông tin", "2007-08-31", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("central", "Ủy ban Thể dục thể thao", "2007-08-31", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("central", "Bộ Khoa học, Công nghệ và Môi trường", "2002-08-31", "Bộ Khoa học và Công nghệ"),
    ("central", "Ban Tổ chức - Cán bộ Chính phủ", "2002-08-31", "Bộ Nội vụ"),
    ("province", "Sở Kế hoạch và Đầu tư", "2025-06-30", "Sở Tài chính"),
    ("province", "Sở Giao thông vận tải", "2025-06-30", "Sở Xây dựng"),
    ("province", "Sở Tài nguyên và Môi trường", "2025-06-30", "Sở Nông nghiệp và Môi trường"),
    ("province", "Sở Nông nghiệp và Phát triển nông thôn", "2025-06-30", "Sở Nông nghiệp và Môi trường"),
    ("province", "Sở Thông tin và Truyền thông", "2025-06-30", "Sở Khoa học và Công nghệ"),
    ("province", "Sở Lao động - Thương binh và Xã hội", "2025-06-30", "Sở Nội vụ"),
    ("province", "Ban Dân tộc", "2025-06-30", "Sở Dân tộc và Tôn giáo"),
    ("province", "Ban Tuyên giáo Tỉnh ủy", "2025-02-28", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    ("province", "Ban Dân vận Tỉnh ủy", "2025-02-28", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
]
NOTICE = (
    "# Made by tools/make_agencies.py from the data set of vietnamadminunits "
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


def main(folder: str) -> None:
    """Write the tables from the data set's folder."""
    connection = sqlite3.connect(Path(folder) / "dataset.db")
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
    rows = [("level", "territory", "names", "valid_to", "successors"), *provinces(), *bodies()]
    rows += former_communes(connection, json.loads((Path(folder) / "converter_2025.json").read_text("utf-8")))
    text = f"{NOTICE}# {REMARK}\n" + "".join("\t".join(row) + "\n" for row in rows)
    SUCCESSION.write_text(text, encoding="utf-8")


REMARK = (
    "What ended when, and what took its place. `names` and `successors` are lists separated by |; territory is that of "
    "both, the successors of a commune lie in the successor of its province."
)


def provinces() -> list[tuple[str, ...]]:
    """Return what became of provinces: one row each that ended, in the order of `provinces.tsv`."""
    lines = [
        line for line in (DATA / "provinces.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [("unit", "", row["name"], row["valid_to"], row["successors"]) for row in rows if row["valid_to"]]


def bodies() -> list[tuple[str, ...]]:
    """Return what became of bodies."""
    return [(level, "", name, end, successor) for level, name, end, successor in BODIES]


def former_communes(
    connection: sqlite3.Connection, converter: dict[str, dict[str, dict[str, list[str]]]]
) -> list[tuple[str, ...]]:
    """Return the communes of before July 2025 with what they went into, those that went into the same in one row."""
    new = {
        (row[0], row[1]): unit_name(row[2], row[3])
        for row in connection.execute("select provinceKey, wardKey, ward, wardType from admin_units")
    }
    into: dict[str, set[str]] = defaultdict(set)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                into[old].add(new[province, ward])
    for province, parted in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in parted.items():
            into[old] |= {new[province, part["newWardKey"]] for part in parts}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    query = (
        "select province, district, districtType, ward, wardType, provinceKey, districtKey, wardKey"
        " from admin_units_legacy where ward is not null"
    )
    for province, district, kind, ward, ward_kind, *keys in connection.execute(query):
        territory = f"{short_province(province)}/{unit_name(district, kind)}"
        groups[territory, "|".join(sorted(into["_".join(keys)]))].append(unit_name(ward, ward_kind))
    return [
        ("commune", territory, "|".join(sorted(names)), DISTRICTS_END, successors)
        for (territory, successors), names in sorted(groups.items())
    ]


def unit_name(name: str, kind: str) -> str:
    """Return the name with its kind in small letters: `thị trấn Chờ`, `phường 1`."""
    short = bare_name(name, kind)
    return f"{kind.lower()} {short.lstrip('0') if short.isdigit() else short}"


def write(table: str, remark: str, groups: dict[tuple[str, str], list[str]]) -> None:
    """Write one table: a row a province and kind, its names separated by |."""
    lines = [f"{province}\t{kind}\t{'|'.join(sorted(set(names)))}" for (province, kind), names in groups.items()]
    text = f"{NOTICE}# {remark} Names are separated by |.\nprovince\tkind\tnames\n" + "\n".join(lines) + "\n"
    (DATA / f"{table}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
