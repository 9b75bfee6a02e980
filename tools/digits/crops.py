"""Real crops given by path: a folder of NNN-number.png and NNN-date.png with a labels.csv.

Columns read: id, folder, serial, symbol, day, month, serial_kind, day_kind, month_kind, serial_x0, serial_x1, day_x0,
day_x1, eval_doc (filled: only for the last measurement).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from extractors.digits.find import find_window
from extractors.digits.normalise import Grey, Window


@dataclass(frozen=True)
class Crop:
    """One labelled window of a real line."""

    id: str
    folder: str
    kind: str
    text: str
    written: bool
    symbol: str
    line: Grey
    window: Window


def load(folder: Path, *, evaluation: bool = False) -> list[Crop]:
    """The crops that may be trained on, or those of the documents kept for evaluation."""
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    crops = []
    for row in rows:
        if bool(row["eval_doc"]) != evaluation:
            continue
        for kind, name in (("serial", "number"), ("day", "date"), ("month", "date")):
            path = folder / f"{row['id']}-{name}.png"
            if not row[kind] or not path.exists():
                continue
            line = np.asarray(Image.open(path).convert("L"))
            found = find_window(line, kind, row["symbol"])
            if kind == "month":
                window = found
            else:
                x0, x1 = float(row[f"{kind}_x0"]), float(row[f"{kind}_x1"])
                middle, em = (found.middle, found.em) if found else (line.shape[0] / 2, 54.0)
                window = Window(x0, x1, found.score if found else 0.0, middle, em)
            if window:
                written, symbol = row[f"{kind}_kind"] == "handwritten", row["symbol"]
                crops.append(Crop(row["id"], row["folder"], kind, row[kind], written, symbol, line, window))
    return crops
