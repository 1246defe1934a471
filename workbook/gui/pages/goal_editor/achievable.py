"""Achievable: the first step, how sure the person is, whose hands it is in, and whether it could hurt."""

from workbook.domain.goal import CouldHurt, GoalVersion
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.ratings import NumberQuestion
from workbook.gui.pages.goal_editor.remark import Remark
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.text_field import TextField
from workbook.resources import translate as _
from workbook.services.labels import label

SURE_ENOUGH = 7
"""From here on, 0-10, no smaller goal is suggested."""


class AchievableForm(Form):
    """What follows from an answer is said below it; nothing is ever refused."""

    def __init__(self, answers: GoalVersion) -> None:
        super().__init__(answers)
        self.first_step = TextField(
            _("What is a first small step?"),
            lines=1,
            caption=_("Something for this week, so small that it is hard not to do."),
        )
        self.ask("first_step", self.first_step)
        self.confidence = NumberQuestion(
            _("How sure are you that you can do it?"), _("not at all"), _("fully sure"), answers.confidence
        )
        self.confidence.scale.chosen.connect(lambda value: self.answered.emit({"confidence": value}))
        self.smaller = Remark(_("Would a smaller goal feel more doable? You can always go on from there."))
        self.make_smaller = self.smaller.add_link(_("Make it smaller"))
        self.make_smaller.clicked.connect(lambda: self.step_wanted.emit(Step.MEASURABLE))
        self.in_my_hands = ChoiceRow(_("Is it in your hands?"), [(True, _("Yes")), (False, _("Not all of it"))])
        self.others = Remark(_("Which part of it is yours? A goal about that part can move whatever others do."))
        self.other_part = self.others.add_link(_("Describe my part"))
        self.other_part.clicked.connect(lambda: self.step_wanted.emit(Step.SPECIFIC))
        self.could_hurt = ChoiceRow(
            _("Could working on this hurt you or somebody else?"), [(each, label(each)) for each in CouldHurt]
        )
        self.talk_first = Remark(talk_first())
        self._follow("in_my_hands", self.in_my_hands)
        self._follow("could_hurt", self.could_hurt)
        for part in (
            self.confidence,
            self.smaller,
            self.in_my_hands,
            self.others,
            self.could_hurt,
            self.talk_first,
        ):
            self.column.addWidget(part)
        self.show_answers(answers)
        self.setFocusProxy(self.first_step)

    def show_answers(self, answers: GoalVersion) -> None:
        """Say what follows from the answers."""
        super().show_answers(answers)
        is_unsure = answers.confidence is not None and answers.confidence < SURE_ENOUGH
        self.show_what_follows(self.smaller, is_shown=is_unsure)
        self.show_what_follows(self.others, is_shown=answers.in_my_hands is False)
        self.show_what_follows(self.talk_first, is_shown=is_to_talk_about(answers))

    def _follow(self, name: str, row: ChoiceRow) -> None:
        row.set_value(getattr(self.answers, name))
        row.chosen.connect(lambda value: self.answered.emit({name: value}))


def talk_first() -> str:
    """Return what is said about a goal that could hurt."""
    return _("Keep this as something to talk about first. You can save it as a draft.")


def is_to_talk_about(answers: GoalVersion) -> bool:
    """Tell whether a goal is one to talk about first: it could hurt, or the person is not sure."""
    return answers.could_hurt in (CouldHurt.PERHAPS, CouldHurt.NOT_SURE)
