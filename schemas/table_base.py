"""What the tables of an archive have in common."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(SQLModel):
    """Base of the archive's tables: metadata of their own, with a naming convention for migrations.

    Rows are written through the tables and never validated, so that no validators are built.
    """

    metadata = MetaData(naming_convention=NAMING)
    model_config = {"defer_build": True}
