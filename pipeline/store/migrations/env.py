"""Alembic's entry: runs the migrations on the connection that `pipeline.store.migrate` hands over."""

from alembic import context

from schemas.tables import METADATA


def include_name(name: str | None, type_: str, _parents: object) -> bool:
    """Leave out what is kept outside the metadata: the search index."""
    return not (type_ == "table" and name is not None and name.startswith("search_"))


def run() -> None:
    """Run the migrations in the caller's transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        render_as_batch=True,
        include_name=include_name,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
