"""Writes the pictures of the README from the notebook's own output: `python tools/pictures.py`."""

from __future__ import annotations

import base64
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("chain.png", "deadlines.png")


def main() -> None:
    """Run the tour and save its pictures under docs/pictures."""
    notebook = nbformat.read(ROOT / "notebooks" / "tour.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    pictures = [
        output["data"]["image/png"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "image/png" in output.get("data", {})
    ]
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in zip(NAMES, pictures, strict=True):
        (folder / name).write_bytes(base64.b64decode(picture))


if __name__ == "__main__":
    main()
