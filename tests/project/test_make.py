"""The Makefile and the bootstrap do what CONTRIBUTING says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "target", ["demo", "test", "lint", "bench", "soak", "notebook", "samples", "fingerprint", "lock", "clean"]
)
def test_help_lists_the_target(target: str, root: Path) -> None:
    if not shutil.which("make"):
        pytest.skip("no make on this machine")
    run = subprocess.run(["make", "--no-print-directory", "help"], cwd=root, capture_output=True, text=True)
    assert re.search(rf"make {target}\s+\S", run.stdout), run.stdout


def test_continuous_integration_calls_make_test(root: Path) -> None:
    text = (root / ".ci" / "run").read_text("utf-8")
    assert "set -euo pipefail" in text
    assert "make test" in text
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_setup_is_plain_shell(root: Path) -> None:
    # Debian's /bin/sh knows no bash.
    run = subprocess.run(["sh", "-n", root / "tools" / "setup"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_setup_says_what_is_missing(root: Path, tmp_path: Path) -> None:
    # A machine whose only Python is too old, and nobody to ask.
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("dirname", "id", "env", "sh"):
        (tools / name).symlink_to(shutil.which(name) or name)
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    (tmp_path / "tools").mkdir()
    text = (root / "tools" / "setup").read_text("utf-8").replace("/usr/bin/python3", "")
    (tmp_path / "tools" / "setup").write_text(text)
    run = subprocess.run(
        ["/bin/sh", tmp_path / "tools" / "setup"],
        env={"PATH": str(tools)}, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert run.returncode != 0
    assert "Python 3.11 or later is needed" in run.stderr
