"""What somebody has looked at, and which deadlines somebody has said to be done"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def _text(name: str, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "seen",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("sha256", nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        _text("seen_at", nullable=False),
        _text("seen_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seen")),
        sa.UniqueConstraint("sha256", "part", name=op.f("uq_seen_sha256_part")),
    )
    op.create_table(
        "done",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("uid", nullable=False),
        _text("day"),
        _text("done_at", nullable=False),
        *(_text(name) for name in ("done_by", "note", "undone_at", "undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_done")),
    )
    op.create_index(op.f("ix_done_uid"), "done", ["uid"])


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
