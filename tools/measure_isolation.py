"""What reading in processes of its own costs: CPU of a whole run over copies of a folder's documents.

    python -m tools.measure_isolation DOCUMENTS [--copies N] [--rounds N]

Only DOC, DOCX and PDF with text are taken (`kinds.json` beside the folder says which they are). Each copy has content
of its own, so that none is a duplicate. Each variant (in one process; one worker; two workers) is a process of its own
with an archive of its own; the rounds take turns, and the least CPU of each counts: other work only ever adds to it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

VARIANTS = {"in one process": "isolate=False", "one worker": "workers=1", "two workers": "workers=2"}
_KINDS = ("doc", "docx", "pdf-text")


def copies_of(files: list[Path], copies: int, folder: Path) -> None:
    """Write so many copies of each file, each with bytes of its own that change nothing of what is read."""
    for number in range(copies):
        for file in files:
            target = folder / f"{number}-{file.name}"
            shutil.copy(file, target)
            if file.suffix == ".docx":
                with zipfile.ZipFile(target, "a") as package:
                    package.comment = b"%d" % number
            else:
                with target.open("ab") as stream:
                    stream.write(b"\n%%%d\n" % number if file.suffix == ".pdf" else b"\0%d\0" % number)


def text_documents(folder: Path) -> list[Path]:
    """The documents of a folder that `kinds.json` beside it says to be DOC, DOCX or PDF with text."""
    kinds = json.loads((folder.parent / "kinds.json").read_text("utf-8"))
    return [file for file in sorted(folder.iterdir()) if kinds.get(file.stem) in _KINDS]


def cpu_of(folder: Path, options: str) -> float:
    """CPU seconds of an ingest of the folder, with all its processes."""
    with tempfile.TemporaryDirectory() as place:
        code = (
            "import sys; from pipeline import Archive\n"
            f"with Archive.open({str(Path(place) / 'a.db')!r}) as archive:\n"
            f"    report = archive.ingest({str(folder)!r}, {options})\n"
            "sys.exit(any(not each.outcome.code.has_record for each in report.outcomes))\n"
        )
        process = subprocess.Popen([sys.executable, "-c", code])
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"ingest ended with {process.returncode}")
        return used.ru_utime + used.ru_stime


def measure(documents: Path, copies: int, rounds: int) -> tuple[int, dict[str, float]]:
    """Return how many files were read, and the least CPU seconds of each variant."""
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        files = text_documents(documents)
        copies_of(files, copies, Path(place))
        for _ in range(rounds):
            for name, options in VARIANTS.items():
                least[name] = min(least.get(name, 1e9), cpu_of(Path(place), options))
    return len(files) * copies, least


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    count, least = measure(given.documents, given.copies, given.rounds)
    print(f"{count} files")
    for name, seconds in least.items():
        print(f"{name:16} {seconds:7.1f} s CPU  {seconds / least['in one process']:.3f}")


if __name__ == "__main__":
    main()
