"""Paths of the values that a person should look at, of each file"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rendition", sa.Column("needs_review", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("rendition", "needs_review")
