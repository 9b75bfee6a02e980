"""Real files, where `../shared` has them, beside what others take for the same files in the same run.

    python -m tools.bench_real [--rounds N] [FOLDER…]

PDFs with a text layer: file to record, beside pdfplumber's plain text of the same pages and, where it is installed,
`pdftotext -layout`. Files with a page whose ruled tables pdfplumber has to find are shown apart: they take its time
too. DOC and DOCX: file to text, and file to record. CPU seconds, the lowest of the rounds; only ratios carry over.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tools.bench import cpu_seconds

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOAL = 0.6


def lowest(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest of so many calls."""
    best = float("inf")
    for _ in range(rounds):
        before = cpu_seconds()
        work()
        best = min(best, cpu_seconds() - before)
    return best


def plain_text(file: Path) -> str:
    """What pdfplumber takes for the text of a file."""
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def asks_for_tables(file: Path) -> bool:
    """Tell whether reading the file asks pdfplumber for the tables of a page."""
    from extractors.readers import read_file
    from extractors.readers.pdf_tables import TableFinder

    asked: list[int] = []
    look = TableFinder._look

    def seen(finder: TableFinder, number: int) -> object:
        asked.append(number)
        return look(finder, number)

    TableFinder._look = seen  # type: ignore[method-assign, assignment]
    try:
        read_file(file)
    finally:
        TableFinder._look = look  # type: ignore[method-assign]
    return bool(asked)


def from_their_text(files: list[Path]) -> list[Path]:
    """Those that give a record without any recognition; read once, so that what they need is loaded."""
    from extractors.extract import extract_file
    from schemas import UnreadableError

    kept = []
    for file in files:
        try:
            if extract_file(file)[0].file.text_source == "text":
                kept.append(file)
        except UnreadableError:
            continue
    return kept


def pdf_table(files: list[Path], rounds: int) -> list[str]:
    """Lines of a table of PDFs, those with tables last, and the two sums."""
    from extractors.extract import extract_file

    tool = shutil.which("pdftotext")
    rows: list[tuple[bool, str, float, float, float | None]] = []
    for file in files:
        plain_text(file)
        ours = theirs = float("inf")
        for _ in range(rounds):  # in turns, so that a busy machine is busy for both
            ours = min(ours, lowest(partial(extract_file, file), 1))
            theirs = min(theirs, lowest(partial(plain_text, file), 1))
        call = [tool or "", "-layout", str(file), "-"]
        other = lowest(partial(subprocess.run, call, capture_output=True, check=False), rounds) if tool else None
        rows.append((asks_for_tables(file), file.name, ours, theirs, other))
    lines = ["| file | congvan, record | pdfplumber, text | ratio | pdftotext |", "| --- | ---: | ---: | ---: | ---: |"]
    for with_tables in (False, True):
        some = [row for row in sorted(rows) if row[0] is with_tables]
        if not some:
            continue
        total = (sum(row[2] for row in some), sum(row[3] for row in some))
        name = f"{len(some)} {'with tables asked of pdfplumber' if with_tables else f'others (goal {GOAL})'}"
        for _, each, ours, theirs, other in [*some, (with_tables, f"**{name}**", *total, None)]:
            told = "" if other is None else f"{other:.2f} s"
            lines.append(f"| {each} | {ours:.2f} s | {theirs:.2f} s | {ours / theirs:.2f} | {told} |")
    return lines


def word_table(files: list[Path], rounds: int) -> list[str]:
    """Lines of a table of DOC and DOCX."""
    from extractors.extract import extract_file
    from extractors.readers import read_file

    lines = ["| kind | files | text | record |", "| --- | ---: | ---: | ---: |"]
    for kind in (".doc", ".docx"):
        some = [file for file in files if file.suffix == kind]
        if some:
            texts = sum(lowest(partial(read_file, file), rounds) for file in some)
            records = sum(lowest(partial(extract_file, file), rounds) for file in some)
            lines.append(f"| {kind} | {len(some)} | {texts:.2f} s | {records:.2f} s |")
    return lines


def main() -> int:
    """Print the tables; 1 where no real file is at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=sorted(SHARED.glob("eval*/documents")))
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    files = sorted(file for folder in args.folders for file in folder.iterdir())
    pdfs = from_their_text([file for file in files if file.suffix == ".pdf" and not _is_scan(file)])
    words = from_their_text([file for file in files if file.suffix in (".doc", ".docx")])
    if not pdfs and not words:
        print("no real files here")
        return 1
    print("\n".join([*pdf_table(pdfs, args.rounds), "", *word_table(words, args.rounds)]))
    if shutil.which("pdftotext") is None:
        print("pdftotext is not installed here")
    return 0


def _is_scan(file: Path) -> bool:
    """Tell a scan without recognising it: pages of pictures."""
    from extractors.readers.pdf import _judge
    from extractors.readers.pdf_glyphs import open_pdf, read_page
    from schemas import UnreadableError

    try:
        document = open_pdf(file.read_bytes())
    except UnreadableError:
        return True
    try:
        return any(_judge(read_page(document, number)) not in ("text", "blank") for number in range(len(document)))
    finally:
        document.close()


if __name__ == "__main__":
    sys.exit(main())
