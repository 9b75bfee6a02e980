"""Speed on this machine: documents per CPU second, beside a plain loop over other libraries on the same files.

    python tools/bench.py [--rounds N] [--real FOLDER]

Then a folder as agencies have it (`tools/bench_mix.py`), what each doubling of a text costs (`tools/bench_growth.py`)
and, where `../shared` has real files, how long they take (`tools/bench_real.py`). CPU time of one process, child
processes included; the samples of this repository unless `--real` names a folder. All figures are of one run: only
their ratios carry over to another machine.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "dispatches"


def cpu_seconds() -> float:
    """CPU seconds of this process and of its finished children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def per_second(work: Callable[[], int], rounds: int) -> float:
    """Documents per CPU second in the best of the rounds; the first, which loads modules, does not count."""
    work()
    best = 0.0
    for _ in range(rounds):
        before = cpu_seconds()
        done = work()
        best = max(best, done / max(cpu_seconds() - before, 1e-9))
    return best


def files_of(folder: Path, *endings: str) -> list[Path]:
    """The files with one of the endings."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in endings)


def readable(files: list[Path]) -> list[Path]:
    """The files that give a record from their own text; scans are another matter (`tools/measure_ocr.py`)."""
    from extractors.extract import extract_file
    from schemas import UnreadableError

    kept = []
    for file in files:
        try:
            source = extract_file(file)[0].file.text_source
        except UnreadableError:
            continue
        if source == "text":
            kept.append(file)
    return kept


def text_to_record(files: list[Path]) -> Callable[[], int]:
    """Bytes of text in, record out."""
    from extractors.extract import extract_bytes

    loaded = [(file.read_bytes(), file.name) for file in files] * 20

    def work() -> int:
        for data, name in loaded:
            extract_bytes(data, name)
        return len(loaded)

    return work


def to_store(files: list[Path], copies: int) -> Callable[[], int]:
    """Files in, linked records in a fresh SQLite archive out; distinct bytes, so that none is a duplicate."""
    from extractors.extract import extract_bytes
    from pipeline.archive import Archive

    seen = iter(range(10**9))

    def work() -> int:
        with tempfile.TemporaryDirectory() as folder:
            sources = []
            for number in range(copies):
                for file in files:
                    mark = next(seen)
                    target = Path(folder) / f"{number}-{file.name}"
                    target.write_bytes(file.read_bytes() + (b"\n%%%d" % mark if file.suffix == ".pdf" else b""))
                    sources.append(target)
            if files[0].suffix == ".docx":
                _mark_packages(sources)
            with Archive.open(str(Path(folder) / "bench.db")) as archive:
                archive.ingest(sources, extract=extract_bytes, isolate=False)
            return len(sources)

    return work


def _mark_packages(files: list[Path]) -> None:
    """Give each DOCX its own bytes by a comment in the package."""
    import zipfile

    for file in files:
        with zipfile.ZipFile(file, "a") as package:
            package.comment = hashlib.sha1(str(file).encode()).hexdigest().encode()


def plain_loop(pdfs: list[Path], texts: list[Path]) -> Callable[[], int]:
    """What a script without this project does: pdfplumber's text, then every date that dateparser finds."""
    import pdfplumber
    from dateparser.search import search_dates

    def work() -> int:
        for file in pdfs:
            with pdfplumber.open(file) as pdf:
                text = "\n".join(page.extract_text() or "" for page in pdf.pages)
            search_dates(text, languages=["vi"])
        for file in texts:
            search_dates(file.read_text("utf-8"), languages=["vi"])
        return len(pdfs) + len(texts)

    return work


def help_seconds() -> float:
    """Wall time of `congvan --help`, the best of five."""
    best = 9.9
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from pipeline.cli import main; main()", "--help"], capture_output=True, check=True
        )
        best = min(best, time.perf_counter() - before)
    return best


def machine() -> str:
    """The machine in one line."""
    model = platform.processor() or platform.machine()
    try:
        names = [
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ]
        model = f"{names[0]} × {len(names)}" if names else model
    except OSError:
        pass
    return f"{model}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--real", type=Path, help="a folder of real documents to measure on instead of the samples")
    args = parser.parse_args()
    folder = args.real or SAMPLES
    texts = readable(files_of(folder, ".txt", ".md"))
    docx = readable(files_of(folder, ".docx"))
    pdfs = readable(files_of(folder, ".pdf"))
    print(machine())
    print(
        f"{folder.name}: {len(texts)} text, {len(docx)} DOCX, {len(pdfs)} PDF;"
        f" documents per CPU second, best of {args.rounds}"
    )
    rows = [
        ("text → record", text_to_record(texts), 300),
        ("DOCX → stored and linked", to_store(docx, 10), 120),
        ("PDF → stored and linked", to_store(pdfs, 3), 25),
        ("plain loop, PDF: pdfplumber + dateparser", plain_loop(pdfs, []), None),
        ("plain loop, text: dateparser", plain_loop([], texts), None),
    ]
    for name, work, goal in rows:
        figure = per_second(work, args.rounds)
        print(f"  {name:44} {figure:8.1f}/s" + (f"   goal {goal}" if goal else ""))
    print(f"  {'congvan --help':44} {help_seconds():8.2f} s   goal < 0.5")
    for module in ("tools.bench_mix", "tools.bench_growth", "tools.bench_real"):
        print()
        subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=False)


if __name__ == "__main__":
    main()
