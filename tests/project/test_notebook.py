"""The tour runs from its first cell to its last."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest


def test_tour(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import NotebookClient

    # Figures of a run stay out of the checkout, and no profile of the machine's user changes what runs.
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.setenv("MPLCONFIGDIR", os.environ.get("MPLCONFIGDIR", str(tmp_path / "matplotlib")))
    notebook = nbformat.read(root / "notebooks" / "tour.ipynb", as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(root / "notebooks")}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 2
    shown = "".join(str(output.get("data", {}).get("text/html", "")) + output.get("text", "") for output in outputs)
    for words in ("318/UBND-NV", "215/SNV-TĐKT", "463/BTĐKT-TT", "ambiguous", "FREQ=MONTHLY;BYMONTHDAY=25"):
        assert words in shown, words
