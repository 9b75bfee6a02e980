"""The lock file is complete and names no machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def requirements(root: Path) -> list[str]:
    """Each requirement with its hashes, on one line."""
    text = (root / "requirements.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_no_host_and_no_index(root: Path) -> None:
    text = (root / "requirements.txt").read_text("utf-8")
    assert not re.search(
        r"https?:|file:|^\s*-|index-url|find-links|trusted-host", re.sub(r"--hash=\S+", "", text), re.M
    )


def test_every_requirement_is_pinned_and_hashed(root: Path) -> None:
    for line in requirements(root):
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==[^ ]+ ", line), line
        assert "--hash=sha256:" in line, line


def test_everything_that_the_project_asks_for_is_locked(root: Path) -> None:
    # setuptools too: the project itself is built with what the lock installs.
    locked = {re.split(r"[\[=]", line)[0] for line in requirements(root)}
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    names = {re.split(r"[\[<>=!~ ]", name)[0].lower().replace("_", "-") for name in asked} - {"congvan"}
    assert names <= locked, names - locked
