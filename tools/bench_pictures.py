"""How quick pictures of pages are beside pypdfium2's own drawing of the same pages; part of `make bench-page`.

    python -m tools.bench_pictures [FOLDER] [--rounds 15]

Both draw the page and encode it, from the same bytes, in turns; the page's pictures are drawn in another process with
limits, and none of those it keeps is used. Both encode alike: a scan as JPEG, all else as PNG that is quick to write.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

from extractors.pictures import SCALES
from pipeline.web.pictures import Pictures

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "dispatches"


def own(data: bytes, scale: float, form: str, **options: Any) -> bytes:
    """Draw and encode the first page with pypdfium2 and Pillow alone."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=scale).to_pil()
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def table(folder: Path = SAMPLES, rounds: int = 15) -> list[str]:
    """Return the lines of the table: PDFs of a folder, the first page of each."""
    lines = [
        "| first page of | pixels a point | page ms | pypdfium2 ms | times |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    ratios = []
    pictures = Pictures()
    try:
        for path in sorted(folder.rglob("*.pdf")):
            data = path.read_bytes()
            for scale in SCALES[:2]:
                drawn = pictures.page(f"{path} {scale}", 1, scale, lambda data=data: data)  # type: ignore[misc]
                form, options = (
                    ("JPEG", {"quality": 82}) if drawn[:2] == b"\xff\xd8" else ("PNG", {"compress_level": 1})
                )
                page, beside = [], []
                for number in range(rounds):
                    key = f"{path} {number}"  # none that is kept
                    page.append(_seconds(lambda k=key, d=data, s=scale: pictures.page(k, 1, s, lambda: d)))  # type: ignore[misc]
                    beside.append(_seconds(lambda d=data, s=scale, f=form, o=options: own(d, s, f, **o)))  # type: ignore[misc]
                a, b = statistics.median(page) * 1000, statistics.median(beside) * 1000
                ratios.append(a / b)
                lines.append(f"| {path.name} | {scale} | {a:.0f} | {b:.0f} | {a / b:.2f} |")
    finally:
        pictures.close()
    return [*lines, "", f"Pictures: {statistics.median(ratios):.2f} times pypdfium2's own in the median of"
            f" {len(ratios)}, at most {max(ratios):.2f}."]  # fmt: skip


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    print("\n".join(table(options.folder, options.rounds)))


if __name__ == "__main__":
    main()
