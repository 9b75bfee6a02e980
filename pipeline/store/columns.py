"""The tables of an archive as its queries need them: names and kinds of columns, without what makes them.

`schemas.tables` declares the tables with SQLModel, and takes a quarter of a second to load: that is for making and
changing archives. A question is over sooner, so it asks `T`, which `tools.columns` writes down from those declarations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

SHIPPED = Path(__file__).parent / "data" / "columns.json"
KINDS: Mapping[str, type[sa.types.TypeEngine[Any]]] = {
    "bool": sa.Boolean, "bytes": sa.LargeBinary, "float": sa.Float, "int": sa.Integer, "str": sa.Text,
}  # fmt: skip
"""By the name of the Python type of their values."""


def _tables() -> dict[str, sa.TableClause]:
    return {
        name: sa.table(name, *(sa.column(column, KINDS[kind]) for column, kind in columns.items()))
        for name, columns in json.loads(SHIPPED.read_text(encoding="utf-8")).items()
    }


T: Mapping[str, sa.TableClause] = _tables()
"""Every table by its name. They know no defaults and no keys: rows are inserted through `Session.insert`."""
