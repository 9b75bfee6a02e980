"""Arrivals by stamp and by hand, settings, calendar entries that are taken back, notices that were told"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def upgrade() -> None:
    for name in ("stamp_number", "stamp_date", "stamp_agency"):
        op.add_column("rendition", _text(name))
    with op.batch_alter_table("calendar_entry") as batch:
        batch.alter_column("document_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("shown", sa.Text(), nullable=True))
        batch.add_column(_text("retired_at"))
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        *(_text(name) for name in ("unit", "passed_on", "note")),
        sa.Column("made_at", sa.String(), nullable=False),
        _text("made_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("sha256", "part", name=op.f("uq_receipt_sha256_part")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("told_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_uid"), "notice", ["uid"])


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
