"""The report on the screen: options beside it, print it, save it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument  # noqa: TID253 - this page loads when it is gone to
from PySide6.QtPdfWidgets import QPdfView  # noqa: TID253 - this page loads when it is gone to
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.domain.reassessment import Page, PrivateKind, ReportOptions
from workbook.gui.theme import CAPTION, STRONG, TITLE, Theme
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.waiting import Waiting
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.labels import label

_NARROWEST, _WIDEST = 330, 460
"""Width of the options beside the pages, in pixels: at 100 %, and at most with large text."""
_PAGES = 400
"""Width at 100 % from which on the pages can stand beside the options and be read."""

_UNLIMITED = 16_777_215
"""The most Qt lets a part be wide: no limit."""


class Preview(QWidget):
    """Shows the PDF as it will be printed. Options are told at once; the report is then made anew.

    Where pages beside the options would be too small to read, they have the whole room to themselves when wanted.
    """

    back_wanted = Signal()
    options_chosen = Signal(object)
    """`ReportOptions`."""
    print_wanted = Signal()
    save_wanted = Signal()
    after_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = ReportOptions()
        self.data: bytes | None = None
        """The PDF that is shown."""
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(_("The report, page by page"))
        self.waiting = Waiting(can_stop=True)
        self.waiting.stop_requested.connect(self.cancelled)
        self._left_out = Words("", CAPTION)
        self._warning = Words("", CAPTION)
        self.save = MainButton(_("Save as PDF"))
        self.print = PlainButton(_("Print"), icon="printer")
        self.look = PlainButton(_("Look at the pages large"))
        self.to_options = LinkButton(_("The report"), icon="chevron-left")
        self._is_large = False
        self.after = LinkButton(_("After the session: write down what we decided"))
        self._lay_out()

    def show_options(self, options: ReportOptions, *, has_draft: bool, is_protected: bool) -> None:
        """Show how the report is printed; `has_draft`: decisions can be written down afterwards.

        `is_protected`: the workbook has a passphrase, which the saved report has not.
        """
        self._warning.setText(
            _("The saved report is not protected by your passphrase. Choose a place that is private.")
            if is_protected
            else _("Anybody who opens the saved report can read it. Choose a place that is private.")
        )
        self._options = options
        self._page.set_value(options.page or Page.A4)
        self._large.blockSignals(True)
        self._large.setChecked(bool(options.large_print))
        self._large.blockSignals(False)
        for kind, tick in self._kinds.items():
            tick.blockSignals(True)
            tick.setChecked(kind in options.include)
            tick.blockSignals(False)
        self.after.setVisible(has_draft)
        self._show_large(False)

    def show_left_out(self, counts: Mapping[PrivateKind, int]) -> None:
        """Say how much private text stays out."""
        count = sum(counts.values())
        text = translate_count(
            "{count} private text is left out.", "{count} private texts are left out.", count
        ).format(count=count)
        self._left_out.setText(text if count else _("No private text is left out."))

    def start_waiting(self) -> None:
        """Say that the report is being made."""
        self.waiting.start(_("Making your report …"))

    def show_progress(self, done: int, whole: int) -> None:
        """Say how many pages are made."""
        self.waiting.advance(done, whole)

    def show_report(self, data: bytes) -> None:
        """Show a PDF."""
        self.waiting.stop()
        self.document.close()
        self._buffer.close()
        self.data, self._bytes = data, QByteArray(data)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def forget(self) -> None:
        """Drop what is shown."""
        self.waiting.stop()
        self.document.close()
        self._buffer.close()
        self.data = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages large enough to read."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        theme = Theme.of()
        side = self._side = Column(margins=(40, 24, 16, 24))
        back = LinkButton(_("Reassessment"), icon="chevron-left")
        back.clicked.connect(self.back_wanted)
        side.parts.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        side.add(Words(_("The report"), TITLE))
        side.add_layout(in_a_row(self.save, self.print, self.look, gap=12), above=8)
        side.parts.addWidget(self.after, 0, Qt.AlignmentFlag.AlignLeft)
        side.add(self._warning)
        self._page = ChoiceRow(_("Paper"), [(page, label(page)) for page in Page])
        self._page.chosen.connect(lambda page: self._choose(page=page))
        self._large = Tick(_("Large print"))
        self._large.toggled.connect(lambda on: self._choose(large_print=on))
        side.add(self._page, above=12)
        side.add(self._large)
        side.add(Words(_("What else goes in"), STRONG), above=12)
        self._kinds = {kind: Tick(label(kind)) for kind in PrivateKind}
        for tick in self._kinds.values():
            tick.toggled.connect(lambda _on: self._choose_kinds())
            side.add(tick)
        side.add(self._left_out)
        side.add(Words(_("What you marked “Keep for me” is never printed."), CAPTION))
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.after.clicked.connect(self.after_wanted)
        self.look.clicked.connect(lambda: self._show_large(True))
        self.to_options.clicked.connect(lambda: self._show_large(False))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        theme.space(head, 0, (40, 12, 40, 12))
        head.addWidget(self.to_options)
        head.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(side, 1)
        across.addWidget(self.view, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self.waiting)
        outer.addLayout(across, 1)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _show_large(self, is_large: bool) -> None:
        """Give the pages the whole room, or show the options again."""
        was_large, self._is_large = self._is_large, is_large
        self._arrange()
        if is_large:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_large:
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        side = min(Theme.of().px(_NARROWEST), _WIDEST)
        is_beside = self.width() - side >= Theme.of().px(_PAGES)
        self._head.setVisible(self._is_large)
        self._side.setVisible(not self._is_large)
        self._side.setMaximumWidth(side if is_beside else _UNLIMITED)
        self._side.setMinimumWidth(side if is_beside else 0)
        self.view.setVisible(self._is_large or is_beside)

    def _choose(self, **chosen: object) -> None:
        self._options = replace(self._options, **chosen)  # type: ignore[arg-type]
        self.options_chosen.emit(self._options)

    def _choose_kinds(self) -> None:
        self._choose(include=tuple(kind for kind, tick in self._kinds.items() if tick.isChecked()))
