"""What is tracked by git is fit to be published."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

# A home or work folder of somebody's machine; built from pieces, so that this file does not find itself.
PRIVATE = re.compile(rb"(?<![\w.])/(?:ho" + rb"me|Us" + rb"ers|ro" + rb"ot|wo" + rb"rk|mn" + rb"t)/[\w.-]+")
SECRETS = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30,}")
MAX_BYTES = 1_500_000


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    run = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True)
    if run.returncode:
        pytest.skip("not a git checkout")
    return [root / name for name in run.stdout.decode().split("\0") if name and (root / name).is_file()]


def test_no_path_of_a_machine_and_no_secret(tracked: list[Path]) -> None:
    for path in tracked:
        data = path.read_bytes()
        assert not PRIVATE.search(data), (path, PRIVATE.search(data))
        assert not SECRETS.search(data), path


def test_no_file_is_large(tracked: list[Path]) -> None:
    assert [path for path in tracked if path.stat().st_size > MAX_BYTES] == []


def test_source_files_can_be_read_at_a_sitting(tracked: list[Path]) -> None:
    code = [path for path in tracked if path.suffix == ".py"]
    assert [path for path in code if len(path.read_text("utf-8").splitlines()) > 500] == []


def test_notebooks_carry_no_output(tracked: list[Path]) -> None:
    import nbformat

    for path in tracked:
        if path.suffix == ".ipynb":
            cells = nbformat.read(path, as_version=4).cells
            assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells), path
