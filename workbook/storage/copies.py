"""Checked copies of a workbook file, under its own key or a fresh one."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

from workbook.services.problems import StorageProblem
from workbook.storage import tables
from workbook.storage.connection import Use, connected, driver
from workbook.storage.key import Key
from workbook.storage.new_file import give_name, new_file_beside, private_files
from workbook.storage.soundness import check_pages, digest, figures, schema_of
from workbook.storage.troubles import named_troubles


def copy_checked(source: Connection, key: Key, target: Path) -> None:
    """Copy a workbook to a new file, check the copy, then give it its name; never over a file."""
    if target.exists():
        raise StorageProblem("exists")
    with new_file_beside(target) as beside:
        copy_pages(source, key, beside)
        give_name(beside, target)


def copy_pages(source: Connection, key: Key, target: Path) -> None:
    """Copy a workbook page by page with SQLite's backup interface, and check the copy."""
    with private_files(), named_troubles("backup_failed"):
        copy = sqlcipher.connect(str(target))
        try:
            key.unlock(copy)
            driver(source).backup(copy)
        finally:
            copy.close()
    source.rollback()
    check_pages(target, key, Use.READ)
    with connected(target, key, Use.READ) as copied:
        if figures(copied) != figures(source):
            raise StorageProblem("backup_failed")


def encrypt_to(source: Connection, key: Key, target: Path) -> None:
    """Copy a workbook to a new file under a fresh key, and check every row of the copy."""
    schema = schema_of(source)
    with private_files(), named_troubles("unwritable"):
        driver(source).execute(f"ATTACH DATABASE ? AS fresh KEY {key.literal()}", (str(target),))
        try:
            source.exec_driver_sql("SELECT sqlcipher_export('fresh')")
            source.exec_driver_sql(f"PRAGMA fresh.application_id = {tables.APPLICATION_ID}")
            source.exec_driver_sql(f"PRAGMA fresh.user_version = {schema}")
        finally:
            source.rollback()
            driver(source).execute("DETACH DATABASE fresh")
    check_pages(target, key, Use.READ)
    with connected(target, key, Use.READ) as copied:
        if schema_of(copied) != schema or digest(copied) != digest(source):
            raise StorageProblem("backup_failed")
