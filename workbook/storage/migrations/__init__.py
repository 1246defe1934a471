"""The history of the tables, step by step; alembic is loaded for an older file alone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbook.storage.connection import Connection
from workbook.storage.troubles import named_troubles

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]
STEPS: Sequence[Step] = ()
"""`STEPS[n - 1]` makes schema n + 1 of schema n; schema 1 is the first there is."""


def migrate(connection: Connection, schema: int, steps: Sequence[Step]) -> None:
    """Bring a file of an older schema up to date in one transaction; raise `StorageProblem` when that is impossible."""
    from alembic.migration import MigrationContext  # heavy, and nearly every file is up to date
    from alembic.operations import Operations

    with named_troubles("damaged", no_file="unwritable"):
        connection.begin()
        try:
            with connection.alchemy() as alchemy:
                operations = Operations(MigrationContext.configure(alchemy))
                for step in steps[schema - 1 :]:
                    step(operations)
            connection.run(f"PRAGMA user_version = {len(steps) + 1}")
            connection.run("COMMIT")
        except BaseException:
            connection.roll_back()
            raise
