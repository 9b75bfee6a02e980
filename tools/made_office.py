"""An archive as an office has after some years: made documents with arrivals, deadlines, urgency, answers.

    python -m tools.made_office FILE.db [10000] [--seed S]

The letters are those of the simulated country (`tools.country`); an office in it receives them, so that every page of
the archive has something to show.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import Archive
from pipeline.filing import write
from pipeline.reading.records import Extracted
from pipeline.store.database import writing

from .country.files import CountryFile, extracted, simulate

BATCH = 1000
_TASKS = ("báo cáo kết quả thực hiện", "gửi danh sách cá nhân được đề nghị", "lập kế hoạch triển khai",
          "rà soát hồ sơ, gửi bản tổng hợp", "cử cán bộ tham gia hội nghị")  # fmt: skip
_URGENT = (None, None, None, None, None, None, None, "Khẩn", "Thượng khẩn", "Hỏa tốc")


def make(archive: Archive, count: int, seed: int = 7) -> str:
    """Put about `count` documents into an archive and return the name of its office."""
    made = simulate(count, seed)
    random_ = random.Random(seed)
    order = [file for file in made.files if file.role in ("issued", "scan")]
    numbers: dict[int, int] = {}
    for start in range(0, len(order), BATCH):
        batch = [_desk(file, random_, numbers) for file in order[start : start + BATCH]]
        with writing(archive._engine) as session:
            write.put(session, batch)
    office = _office(order)
    archive.configure("office", office)
    return office


def _office(files: list[CountryFile]) -> str:
    """Return the department that sent most letters: one that has a register of its own."""
    sent: dict[str, int] = {}
    for file in files:
        issuer = file.paper.issuer
        if issuer.level == "province" and issuer.head.startswith("SỞ"):
            name = issuer.full(file.paper.day.isoformat())
            sent[name] = sent.get(name, 0) + 1
    return max(sorted(sent), key=lambda name: sent[name])


def _desk(file: CountryFile, random_: random.Random, numbers: dict[int, int]) -> Extracted:
    """Return a file with what a desk adds to it: a stamp, a mark of urgency, deadlines."""
    plain = extracted(file)
    record: dict[str, Any] = json.loads(plain.parts[0].record)
    day = file.paper.day
    record["urgency"] = random_.choice(_URGENT)
    if random_.random() < 0.8:
        arrived = day + dt.timedelta(random_.randint(1, 6))
        numbers[arrived.year] = numbers.get(arrived.year, 0) + 1
        record["file"]["received"] = {"number": str(numbers[arrived.year]), "date": arrived.isoformat()}
    record["deadlines"] = [_deadline(record, file, random_) for _ in range(random_.choice((0, 0, 1, 1, 1, 2, 3)))]
    part = replace(plain.parts[0], record=json.dumps(record, ensure_ascii=False))
    return replace(plain, parts=(part,))


def _deadline(record: dict[str, Any], file: CountryFile, random_: random.Random) -> dict[str, Any]:
    last = (file.paper.day + dt.timedelta(random_.randint(5, 60))).isoformat()
    quote = f"{random_.choice(_TASKS)} trước ngày {last}"
    key = hashlib.sha256(f"{quote}{random_.random()}".encode()).hexdigest()[:8]
    who = record["addressees"][:2] or [{"as_written": "Các cơ quan, đơn vị"}]
    return {
        "id": key, "operator": "by", "boundary": last, "last_day": last, "task": quote, "quote": quote, "start": 0,
        "end": 1, "page": 1, "assignees": [each["as_written"] for each in who], "deliver_to": record["issuer"]["name"],
    }  # fmt: skip


def main() -> None:
    """Make the archive that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with Archive.open(options.file) as archive:
        print(make(archive, options.count, options.seed))


if __name__ == "__main__":
    main()
