"""How writing a goal ends: it is kept, or given up, and either can be taken back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbook.domain.goal import Goal, GoalVersion
from workbook.gui.desk import Desk
from workbook.gui.page import Note
from workbook.gui.pages.goal_editor.keeping import Subject
from workbook.gui.places import GoalEditorPlace, GoalPlace, GoalsPlace
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.decisions import to_reword
from workbook.services.goal_writing import missing


class Ending(QObject):
    """Ends the writing of one goal, and says where to go from there."""

    lacking = Signal(object)
    """`InputProblem`: what is still missing, so that nothing was kept."""
    ended = Signal()
    """Nothing is written on from here."""
    go_requested = Signal(object)
    """`Place`."""
    noted = Signal(object)
    """`Note`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def keep(self, subject: Subject, answers: GoalVersion, start: int | None) -> None:
        """Keep the goal or its change, unless something is missing."""
        lacks = missing(answers, start, rewording=subject.rewording is True)
        if lacks:
            self.lacking.emit(lacks[0])
            return
        today, now = self._desk.today, self._desk.now

        def kept(changes: Changes) -> None:
            self.ended.emit()
            text = _("This goal is kept.") if subject.rewording is None else _("The change is kept.")
            note = Note(text=text, action=_("Undo"), act=lambda: self._desk.undo(changes))
            if subject.rewording is None:
                self._leave_for(subject.goal, (), note)
            else:
                self._desk.ask(
                    lambda workbook: to_reword(workbook, today),
                    lambda waiting: self._leave_for(subject.goal, waiting, note),
                    self,
                )

        self._desk.do(lambda workbook: subject.kept(workbook, today, now), kept, owner=self)

    def give_up(self, subject: Subject) -> None:
        """Remove the draft, or leave the goal as it was before the change."""
        is_draft = subject.rewording is None

        def gone(changes: Changes) -> None:
            self.go_requested.emit(GoalsPlace() if is_draft else GoalPlace(goal=subject.goal))
            text = _("The draft is removed.") if is_draft else _("The change is given up; the goal is as it was.")
            self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self._desk.undo(changes)))

        self._desk.do(subject.given_up, gone, owner=self)

    def _leave_for(self, goal: str, waiting: Sequence[Goal], note: Note) -> None:
        """Go to the goal that was written, or to the next one that a session said to reword."""
        following = next((each for each in waiting if each.id != goal), None)
        if following is None:
            self.go_requested.emit(GoalPlace(goal=goal))
        else:
            self.go_requested.emit(GoalEditorPlace(goal=following.id, page=1))
            text = _("{note} The next one to be worded again: {goal}.").format(
                note=note.text, goal=following.newest.name
            )
            note = replace(note, text=text)
        self.noted.emit(note)
