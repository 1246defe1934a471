"""The style sheet: how Qt's own fields, lists, menus and scroll bars look. Everything else paints itself."""

from collections.abc import Callable

from workbook.gui.tokens import Tokens


def style_sheet(tokens: Tokens, px: Callable[[float], int], border: int) -> str:
    """Return the style sheet for colours, a size of text and the width of borders in pixels.

    A field's padding shrinks as its border grows, so that it keeps its size when it gets the focus. With a problem its
    border is as wide as one with the focus, and is wider still when it has both.
    """
    return f"""
QWidget {{ color: {tokens.print}; }}
QDialog, QMainWindow, QMessageBox {{ background: {tokens.paper}; }}
QLineEdit, QPlainTextEdit, QComboBox {{
    background: {tokens.sheet}; color: {tokens.ink};
    border: {border}px solid {tokens.edge}; border-radius: {px(4)}px;
    selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
}}
QLineEdit {{ padding: 0 {px(11) - border + 1}px; min-height: {px(40) - 2 * border}px; }}
QPlainTextEdit {{ padding: {px(4) - border}px {px(7) - border + 1}px; }}
QComboBox {{
    padding: 0 {px(36)}px 0 {px(11) - border + 1}px; min-height: {px(40) - 2 * border}px; combobox-popup: 0;
}}
QComboBox[own="false"] {{ color: {tokens.print}; }}
QComboBox::drop-down {{ border: 0; width: 0; }}
QComboBox QAbstractItemView {{
    background: {tokens.sheet}; color: {tokens.ink}; border: {border}px solid {tokens.edge}; outline: 0;
    selection-background-color: {tokens.wash}; selection-color: {tokens.print};
}}
QComboBox[own="false"] QAbstractItemView {{ color: {tokens.print}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on {{
    border: 2px solid {tokens.accent};
}}
QLineEdit:focus {{ padding: 0 {px(11) - 1}px; min-height: {px(40) - 4}px; }}
QPlainTextEdit:focus {{ padding: {px(4) - 2}px {px(7) - 1}px; }}
QComboBox:focus, QComboBox:on {{ padding-left: {px(11) - 1}px; min-height: {px(40) - 4}px; }}
QLineEdit[problem="true"] {{
    border: 2px solid {tokens.clay}; padding: 0 {px(11) - 1}px; min-height: {px(40) - 4}px;
}}
QPlainTextEdit[problem="true"] {{ border: 2px solid {tokens.clay}; padding: {px(4) - 2}px {px(7) - 1}px; }}
QComboBox[problem="true"] {{
    border: 2px solid {tokens.clay}; padding-left: {px(11) - 1}px; min-height: {px(40) - 4}px;
}}
QLineEdit[problem="true"]:focus {{
    border: 4px solid {tokens.accent}; padding: 0 {px(11) - 3}px; min-height: {px(40) - 8}px;
}}
QPlainTextEdit[problem="true"]:focus {{
    border: 4px solid {tokens.accent}; padding: {px(4) - 4}px {px(7) - 3}px;
}}
QComboBox[problem="true"]:focus, QComboBox[problem="true"]:on {{
    border: 4px solid {tokens.accent}; padding-left: {px(11) - 3}px; min-height: {px(40) - 8}px;
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
    border: {border}px dashed {tokens.edge}; color: {tokens.quiet};
}}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget#column {{ background: transparent; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {px(16)}px; }}
QScrollBar:horizontal {{ height: {px(16)}px; }}
QScrollBar::handle {{ background: {tokens.edge}; border-radius: {px(4)}px; margin: {px(4)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView, QListView, QTreeView {{
    background: transparent; alternate-background-color: transparent; border: 2px solid transparent; outline: 0;
    gridline-color: {tokens.rule}; selection-background-color: {tokens.wash}; selection-color: {tokens.print};
}}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {tokens.accent}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{
    background: transparent; color: {tokens.quiet}; border: 0; border-bottom: {border}px solid {tokens.edge};
    font-size: {px(13)}px; font-weight: 600; padding: {px(6)}px {px(10)}px {px(6)}px 0;
}}
QProgressBar {{
    background: {tokens.sheet}; border: {border}px solid {tokens.edge}; border-radius: {px(4)}px;
    min-height: {px(12)}px; max-height: {px(12)}px;
}}
QProgressBar::chunk {{ background: {tokens.accent}; border-radius: {px(3)}px; }}
QToolTip {{
    background: {tokens.sheet}; color: {tokens.print}; border: {border}px solid {tokens.edge};
    padding: {px(4)}px {px(8)}px; font-size: {px(13)}px;
}}
QMenu {{ background: {tokens.sheet}; border: {border}px solid {tokens.edge}; padding: {px(4)}px 0; }}
QMenu::item {{ padding: {px(9)}px {px(18)}px; color: {tokens.print}; }}
QMenu::item:selected {{ background: {tokens.wash}; }}
QMenu::separator {{ height: {border}px; background: {tokens.rule}; margin: {px(4)}px {px(12)}px; }}
QDialog QPushButton, QMessageBox QPushButton {{
    background: {tokens.sheet}; color: {tokens.print}; border: {border}px solid {tokens.edge};
    border-radius: {px(4)}px; padding: 0 {px(18)}px; min-height: {px(40) - 2 * border}px;
}}
QDialog QPushButton:focus {{ border: 2px solid {tokens.accent}; min-height: {px(40) - 4}px; }}
"""
