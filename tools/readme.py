"""Runs the commands that the README and pages of docs show and puts their real output below them.

    python tools/readme.py           # rewrite them
    python tools/readme.py --check   # exit 1 where an output is no longer what a page says

Only ```console blocks count: a line `$ congvan …` is a command, the lines below it its output.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_CHANGING = (
    (re.compile(r"^#\d+ +", re.M), "#…  "),  # keys, whose width moves what stands behind them
    (re.compile(r"(\[|^|\| )#\d+", re.M), r"\1#…"),  # keys depend on how files came together in a batch
    (re.compile(r"\b[0-9a-f]{64}\b"), "…"),  # hashes are long, and those of an archive are another with each rule
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"), "2026-…T…"),  # times of the run itself
    (re.compile(r"\b2\d{3}-\d\d-\d\d \d\d:\d\d\b"), "2026-…"),
)
PAGES = (README, *(ROOT / "docs" / f"{name}.md" for name in ("commands", "questions", "office")))
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)


def render(text: str) -> str:
    """Return the text with the output of every command as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        return _BLOCK.sub(lambda block: _run_block(block.group(), Path(folder)), text)


def _run_block(block: str, folder: Path) -> str:
    lines = []
    for command in re.findall(r"^\$ (.+)$", block, re.M):
        lines += [f"$ {command}", *_output(command, folder)]
    return "\n".join(lines) + "\n"


def _output(command: str, folder: Path) -> list[str]:
    words = shlex.split(command)
    if words[0] != "congvan":
        raise ValueError(f"the README shows a command of another program: {command}")
    call = [sys.executable, "-c", "from pipeline.cli import main; main()", *words[1:]]
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "CONGVAN_DB": "", "COLUMNS": "160"}
    environment.pop("CONGVAN_DB")
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stderr}")
    cut = "there are more" in done.stderr or " documents" in done.stderr
    told = done.stderr if cut or done.returncode == 1 else ""  # 1: nothing found, which is said there
    output = (done.stdout + told).removeprefix("\ufeff").replace(f"{folder}/", "")
    for changing, put in _CHANGING:
        output = changing.sub(put, output)
    return [line.rstrip() for line in output.rstrip().splitlines()]


def main() -> int:
    """Rewrite or check the pages."""
    changed = 0
    for page in PAGES:
        before = page.read_text("utf-8")
        after = render(before)
        changed |= before != after
        if "--check" not in sys.argv:
            page.write_text(after, "utf-8")
    return int(changed) if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
