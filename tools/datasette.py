"""Writes docs/datasette.json from the views of an archive: `datasette congvan.db --metadata docs/datasette.json`.

python -m tools.datasette
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.store.views import VIEWS

TARGET = Path(__file__).resolve().parents[1] / "docs" / "datasette.json"


def metadata() -> dict[str, Any]:
    """Return what Datasette shows beside the views of an archive named congvan.db."""
    tables = {name: {"columns": columns, "size": 50} for name, (_, columns) in VIEWS.items()}
    about = {
        "title": "congvan",
        "license": "MIT",
        "description": "Công văn as linked records",
    }
    return {**about, "databases": {"congvan": {"tables": tables}}}


def main() -> None:
    """Write the file."""
    TARGET.write_text(json.dumps(metadata(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
