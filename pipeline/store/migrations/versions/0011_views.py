"""Views for texts, paths, parties, signers, arrivals, corrections and outcomes: made anew after every upgrade"""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the tables changes."""


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
