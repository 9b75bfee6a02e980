"""`import congvan`: what it hands on, and what it says where a foreign package hides one of congvan's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import congvan
from extractors.extract import extract_file
from pipeline import Archive
from schemas import Dispatch


def test_what_it_hands_on(tmp_path: Path) -> None:
    assert (congvan.Archive, congvan.Dispatch, congvan.extract) == (Archive, Dispatch, extract_file)
    with congvan.open(tmp_path / "a.db") as archive:
        assert archive.documents() == []
    assert congvan.__version__
    with pytest.raises(AttributeError):
        congvan.nothing  # noqa: B018


@pytest.mark.parametrize("name", ["schemas", "extractors", "pipeline"])
def test_a_foreign_package_is_told_of(name: str, tmp_path: Path, root: Path) -> None:
    (tmp_path / f"{name}.py").write_text("x = 1\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}"}
    for arguments in (["-c", "import congvan"], ["-m", "congvan", "--version"]):
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, text=True, env=environment, cwd=tmp_path
        )
        assert done.returncode == 1 and f"{name}.py hides the package {name} of congvan" in done.stderr, done.stderr


def test_it_runs_as_a_module(root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-m", "congvan", "--version"], capture_output=True, text=True, env=environment
    )
    assert done.stdout.startswith("congvan ")


def test_its_types_are_told(root: Path) -> None:
    for package in ("congvan", "schemas", "extractors", "pipeline"):
        assert (root / package / "py.typed").exists()
