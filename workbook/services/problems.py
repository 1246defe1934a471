"""Troubles with the file that a person can do something about."""


class StorageProblem(Exception):  # noqa: N818 - named as the message bar names it
    """The workbook file or one beside it cannot be read or written; `key` says why, `details` fill its sentence.

    Keys: "missing", "exists", "empty", "not_a_workbook", "damaged", "newer", "wrong_key", "needs_passphrase", "in_use",
    "in_use_elsewhere", "disk_full", "read_only", "unreadable", "unwritable", "replaced", "backup_failed",
    "extra_backup_failed", "too_large",
    "protected_already", "not_protected", "no_passphrase_given".
    `services.problem_texts.storage_sentence` turns it into one sentence that says what happened and what is safe.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class Cancelled(Exception):  # noqa: N818 - no fault: the person stopped long work
    """Long work was stopped by the person; nothing of it is kept."""
