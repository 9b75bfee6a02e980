"""Indexes for chains and their patterns: to what a text says, to what cites a document, by body and date"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDEXES = {
    "agency": (["body"],),
    "citation": (["cited_id", "citing_id", "current", "state"], ["asserted_by", "current"]),
    "document": (
        ["issued_first", "content_key"],
        ["level", "issued_first", "content_key"],
        ["agency_id", "issued_first", "content_key"],
        ["agency_id", "issuer_fold"],
    ),
}


def upgrade() -> None:
    op.drop_index("ix_citation_cited_id_current_state", "citation")
    op.drop_index("ix_document_issued_first", "document")
    op.drop_index("ix_document_issuer_fold", "document")
    for table, indexes in INDEXES.items():
        for columns in indexes:
            op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
