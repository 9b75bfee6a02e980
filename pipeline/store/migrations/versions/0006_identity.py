"""Drafts, proposed links, wording; bodies at the date with their successors; recipients as bodies and groups"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def upgrade() -> None:
    op.add_column("agency", _text("district"))
    op.add_column("document", sa.Column("differing", sa.Text(), nullable=True))
    for key in ("draft_key", "day_key"):
        op.add_column("claim", _text(key))
        op.create_index(op.f(f"ix_claim_{key}"), "claim", [key])
    op.add_column("claim", sa.Column("sketch", sa.LargeBinary(), nullable=True))
    op.add_column("rendition", sa.Column("role", sa.String(), server_default="dispatch", nullable=False))
    with op.batch_alter_table("citation") as batch:
        batch.add_column(sa.Column("proposed_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_citation_proposed_id_document", "document", ["proposed_id"], ["id"])
        batch.create_index("ix_citation_proposed_id", ["proposed_id"])
    op.create_table(
        "agency_succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["agency.id"], name=op.f("fk_agency_succession_predecessor_id_agency")
        ),
        sa.ForeignKeyConstraint(["successor_id"], ["agency.id"], name=op.f("fk_agency_succession_successor_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_succession")),
        sa.UniqueConstraint(
            "predecessor_id", "successor_id", name=op.f("uq_agency_succession_predecessor_id_successor_id")
        ),
    )
    for end in ("predecessor_id", "successor_id"):
        op.create_index(op.f(f"ix_agency_succession_{end}"), "agency_succession", [end])
    op.create_table(
        "recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=False),
        sa.Column("deadline_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("as_written", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        *(_text(name) for name in ("members", "scope", "district", "commune", "province")),
        sa.ForeignKeyConstraint(["rendition_id"], ["rendition.id"], name=op.f("fk_recipient_rendition_id_rendition")),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_recipient_deadline_id_deadline")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_recipient_agency_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
    )
    for columns in (["rendition_id"], ["deadline_id"], ["agency_id"], ["members", "province"]):
        op.create_index(op.f(f"ix_recipient_{'_'.join(columns)}"), "recipient", columns)


def downgrade() -> None:
    """Refuse, as the revisions before do."""
    raise NotImplementedError("an archive is not taken back behind the parts of files: restore a copy made before")
