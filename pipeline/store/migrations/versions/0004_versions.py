"""Versions of texts and of records apart, and what newer ones changed"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("rendition") as batch:
        batch.alter_column("reader_version", new_column_name="text_version", existing_type=sa.String())
        batch.add_column(sa.Column("record_version", sa.String(), nullable=True))
    op.execute("UPDATE rendition SET record_version = text_version")
    with op.batch_alter_table("rendition") as batch:
        batch.alter_column("record_version", existing_type=sa.String(), nullable=False)
    with op.batch_alter_table("document_text") as batch:
        batch.drop_constraint("uq_document_text_sha256_reader_version", type_="unique")
        batch.alter_column("reader_version", new_column_name="text_version", existing_type=sa.String())
    with op.batch_alter_table("document_text") as batch:
        batch.create_unique_constraint("uq_document_text_sha256_text_version", ["sha256", "text_version"])
    op.create_table(
        "record_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_record_change_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_change")),
    )
    op.create_index(op.f("ix_record_change_run_id"), "record_change", ["run_id"])


def downgrade() -> None:
    """Refuse, as the revision before does."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
