"""Writes the records of 200 made-up dispatches, from which `eval --synthetic 200 --against` tells gains and losses.

`python -m tools.synthetic_baseline` after a change of the generator, or when what was gained shall be kept.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from pipeline.synthetic.report import measure

COUNT = 200
BASELINE = Path(__file__).resolve().parent.parent / "docs" / "measured" / "synthetic-baseline.jsonl.gz"
LEFT_OUT = ("start", "end", "mentions", "confidence", "page")
"""What no score reads: places in the text, which a change of the text's layout moves."""


def _slim(value: object) -> object:
    if isinstance(value, dict):
        return {key: _slim(item) for key, item in value.items() if key not in LEFT_OUT and item not in (None, [], {})}
    return [_slim(item) for item in value] if isinstance(value, list) else value


def main() -> None:
    """Write the file."""
    lines = [json.dumps(_slim(record), ensure_ascii=False) for record in measure(COUNT).records.values()]
    BASELINE.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{COUNT} records, {BASELINE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
