"""Saves a PDF where the person wants it: a report, or the blank sheets."""

from workbook.domain.reassessment import Page as Paper
from workbook.gui.documents import documents_folder
from workbook.gui.page import Note, Page
from workbook.resources import translate as _
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem


def save_pdf(page: Page, data: bytes, name: str, title: str, *, is_private: bool) -> None:
    """Ask for a place and write the PDF there; the note says who can read what `is_private`."""
    path = page.surroundings.dialogs.save_file(page, title, documents_folder() / name, _("PDF (*.pdf)"))
    if path is None:
        return
    write_file, is_protected = page.tools.write_file, page.desk.is_protected

    def written() -> None:
        page.noted.emit(Note(text=_saved(is_private=is_private, is_protected=is_protected)))

    def failed(problem: StorageProblem) -> None:
        page.noted.emit(Note(text=storage_sentence(problem), is_problem=True))

    page.desk.write_out(lambda job: write_file(path, data), written, page, failed)


def save_blank_sheets(page: Page) -> None:
    """Make the blank sheets and save them."""
    blank_kit = page.tools.blank_kit
    page.desk.draw(
        lambda job: blank_kit(Paper.A4),
        lambda data: save_pdf(page, data, "blank-sheets.pdf", _("Save the blank sheets"), is_private=False),
        owner=page,
    )


def _saved(*, is_private: bool, is_protected: bool) -> str:
    if not is_private:
        return _("Saved.")
    if is_protected:
        return _("Saved. It is not protected by your passphrase.")
    return _("Saved. Anybody who opens the file can read it.")
