"""What the window asks the system for: files, folders, the printer, the browser. Tests answer in its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from workbook.resources import translate as _

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPdf import QPdfDocument


def workbook_files() -> str:
    """Return the filter of file dialogs for workbooks."""
    return _("Workbooks (*.workbook)")


class Dialogs:
    """The system's own dialogs; each returns None when the person changes their mind."""

    def open_file(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file that exists; `kinds` is a filter such as "Workbooks (*.workbook)"."""
        return _path(QFileDialog.getOpenFileName(parent, title, str(folder), kinds)[0])

    def new_file(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask for the name of a file that does not exist yet, such as a workbook; the caller refuses one that does."""
        asks_nothing = QFileDialog.Option.DontConfirmOverwrite
        return _path(QFileDialog.getSaveFileName(parent, title, str(suggested), kinds, options=asks_nothing)[0])

    def save_file(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to write a file; the dialog itself asks before one is replaced."""
        return _path(QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)[0])

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """Ask for a folder."""
        return _path(QFileDialog.getExistingDirectory(parent, title, str(start)))

    def open_link(self, address: str) -> None:
        """Show a page in the browser; called when the person clicked its link, and at no other time."""
        from PySide6.QtCore import QUrl  # only links need these
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(address))

    def print_text(self, parent: QWidget, text: "QTextDocument") -> bool:
        """Ask for a printer and print a text on it; False when the person changed their mind."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only printing needs it

        printer = QPrinter()
        if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
            return False
        text.print_(printer)
        return True

    def print_pdf(self, parent: QWidget, document: "QPdfDocument") -> bool:
        """Ask for a printer and print a PDF on it, page by page; False when the person changed their mind."""
        from PySide6.QtCore import QSize  # only printing needs these
        from PySide6.QtGui import QPageLayout, QPageSize, QPainter
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(document.pagePointSize(0), QPageSize.Unit.Point))
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
            return False
        painter = QPainter(printer)
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            paper = printer.paperRect(QPrinter.Unit.DevicePixel).size().toSize()
            painter.drawImage(0, 0, document.render(number, QSize(paper.width(), paper.height())))
        painter.end()
        return True


def with_suffix(path: Path, suffix: str) -> Path:
    """Return a path that ends in a suffix such as ".workbook", added where the person left it out."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def _path(text: str) -> Path | None:
    return Path(text) if text else None
