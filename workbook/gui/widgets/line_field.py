"""A field of one line, also for a passphrase. It tells what the person did, never what was put in."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.labelled import Labelled


class LineField(Labelled):
    """One line with a label. `limit` is in code points; `is_secret` shows dots."""

    edited = Signal(str)
    """The person typed: the text as it stands."""
    left = Signal(str)
    """The person leaves the field, or presses Enter, after typing: the text to write back."""
    entered = Signal()
    """The person pressed Enter."""

    def __init__(
        self,
        label: str,
        *,
        limit: int = 20_000,
        is_secret: bool = False,
        optional: bool = False,
        caption: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.line = _Line()
        super().__init__(label, self.line, optional=optional, caption=caption, label_shown=label_shown, parent=parent)
        self._is_edited = False
        self.line.setMaxLength(limit)
        self.line.setFont(Theme.of().font())
        if is_secret:
            self.show_secret(False)
        self.line.textEdited.connect(self._note_edit)
        self.line.editingFinished.connect(self.write_back)
        self.line.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def set_text(self, text: str | None) -> None:
        """Put a text in, as it came; that is no edit of the person's."""
        self._is_edited = False
        self.line.setText(text or "")
        self.line.setCursorPosition(0)

    def show_secret(self, is_shown: bool) -> None:
        """Show what is typed, or dots for it."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def write_back(self) -> None:
        """Tell what the person typed, if they did since it was told last."""
        if self._is_edited:
            self._is_edited = False
            self.left.emit(self.text)

    def _note_edit(self, text: str) -> None:
        self._is_edited = True
        self.edited.emit(text)


class _Line(QLineEdit):
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != Theme.of().font():
            self.setFont(Theme.of().font())
