"""Writes down the columns of the archive's tables where the program's questions read them: `make fingerprint`."""

from __future__ import annotations

import json
from pathlib import Path

import sqlalchemy as sa

from schemas.tables import METADATA

SHIPPED = Path(__file__).resolve().parent.parent / "pipeline/store/data/columns.json"


def columns() -> dict[str, dict[str, str]]:
    """Return the kind of every column of every table: table → column → kind."""
    return {
        name: {column.name: _kind(column.type) for column in table.c} for name, table in sorted(METADATA.tables.items())
    }


def _kind(of: sa.types.TypeEngine[object]) -> str:
    """Return the name of the Python type of a column's values; SQLModel's own type of strings does not tell it."""
    return "str" if isinstance(of, sa.types.TypeDecorator) else of.python_type.__name__


def main() -> None:
    """Write the file that is shipped."""
    SHIPPED.write_text(json.dumps(columns(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
