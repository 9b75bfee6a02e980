"""Several dispatches of one file: renditions and corrections by content and part, texts by content"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _part() -> sa.Column[int]:
    return sa.Column("part", sa.Integer(), server_default="1", nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("rendition") as batch:
        batch.add_column(_part())
        batch.drop_constraint("uq_rendition_sha256", type_="unique")
        batch.create_unique_constraint("uq_rendition_sha256_part", ["sha256", "part"])
    with op.batch_alter_table("correction") as batch:
        batch.add_column(_part())
        batch.drop_constraint("uq_correction_sha256_path", type_="unique")
        batch.create_unique_constraint("uq_correction_sha256_part_path", ["sha256", "part", "path"])
    op.add_column("document_text", sa.Column("sha256", sa.String(), nullable=True))
    op.execute(
        "UPDATE document_text SET sha256 ="
        " (SELECT rendition.sha256 FROM rendition WHERE rendition.id = document_text.rendition_id)"
    )
    with op.batch_alter_table("document_text") as batch:
        batch.drop_constraint("fk_document_text_rendition_id_rendition", type_="foreignkey")
        batch.drop_constraint("uq_document_text_rendition_id_reader_version", type_="unique")
        batch.drop_column("rendition_id")
        batch.alter_column("sha256", existing_type=sa.String(), nullable=False)
        batch.create_unique_constraint("uq_document_text_sha256_reader_version", ["sha256", "reader_version"])


def downgrade() -> None:
    """Refuse: the older tables have no place for the second dispatch of a file."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
