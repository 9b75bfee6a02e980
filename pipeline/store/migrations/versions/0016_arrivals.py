"""An index by which the register is sorted without reading whole records"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = ["document_id", "is_primary", "stamp_date", "stamp_number", "sha256", "part"]
    op.create_index(op.f("ix_rendition_arrival"), "rendition", columns)


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
