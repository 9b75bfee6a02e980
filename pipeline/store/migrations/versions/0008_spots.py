"""Where and when a claim's document may be from; why a link is proposed; indexes for all that is looked up or refers"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("spots", "proposal"):
        op.add_column("claim", sa.Column(name, sa.String(), nullable=True))
    for table, column in (("claim", "signature"), ("citation", "asserted_by"), ("deadline", "entry_id"),
                          ("document", "agency_id")):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
