"""What can be wrong with something that was entered."""


class InputProblem(ValueError):  # noqa: N818 - a problem to show beside a field, named as people name it
    """An entry that the workbook cannot take; the only error the domain raises.

    `place` names the field, in the words and indices of the exchange file (``goals[0].versions[1].target``, relative
    to whatever is being built). `key` names the kind of problem; `services.problem_texts.problem_sentence` makes one
    sentence of it and `details`.
    """

    def __init__(self, place: str, key: str, **details: object) -> None:
        super().__init__(place, key)
        self.place = place
        self.key = key
        self.details = details

    def within(self, outer: str) -> "InputProblem":
        """Return the same problem, its place seen from further out: ``value`` within ``ratings[3]``."""
        inner = self.place
        joined = outer + inner if not inner or inner.startswith("[") else f"{outer}.{inner}"
        return InputProblem(joined, self.key, **self.details)
