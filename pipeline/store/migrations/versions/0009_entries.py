"""When a calendar entry changed, and from when its document is replaced"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("superseded_at", "changed_at"):
        op.add_column("calendar_entry", sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
