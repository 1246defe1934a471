"""A number from 0 to 10 beside the clues, where eleven large circles would not fit."""

from workbook.gui.widgets.choice_row import ChoiceRow


def numbers(question: str, lowest: str, highest: str) -> ChoiceRow:
    """Return a choice of 0 to 10, with words for both ends; nothing is chosen at first."""
    words = {0: f"0 {lowest}", 10: f"10 {highest}"}
    return ChoiceRow(question, [(value, words.get(value, str(value))) for value in range(11)])
