"""The page for users of spaCy does what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from extractors.language.components import FACTORIES
from tests.language.test_given_pipeline import LETTER


def test_the_blocks_run(root: Path, tmp_path: Path, installed: dict[str, str]) -> None:
    text = (root / "docs" / "spacy.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    assert len(blocks) == 3
    (tmp_path / "letter.txt").write_text(LETTER.replace("Tổ Chim sâu", "Sếu và Cò"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)], cwd=tmp_path, env=installed, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_component_is_listed(root: Path) -> None:
    text = (root / "docs" / "spacy.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(congvan_\w+)`", text, re.M)) == set(FACTORIES)
