"""What the README shows is what the commands print today."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.app import app
from tools.readme import PAGES, render


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.stem)
def page(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def text(page: Path) -> str:
    return page.read_text("utf-8")


def test_outputs_are_those_of_today(text: str) -> None:
    assert render(text) == text, "run: python tools/readme.py"


def test_pictures_and_files_exist(text: str, page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (page.parent / target).exists(), target


def test_python_example_runs(text: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(root / "samples")
    for example in re.findall(r"```python\n(.*?)```", text, re.S):
        done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


def test_every_make_target_named_exists(text: str, root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"^make (\w+)|`make (\w+)`", text, re.M)):
        assert re.search(rf"^{''.join(target)}:", makefile, re.M), target


def test_every_command_stands_on_a_page() -> None:
    pages = "".join(page.read_text("utf-8") for page in PAGES)
    commands = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert len(commands) > 20
    assert [name for name in commands if f"congvan {name}" not in pages] == []
