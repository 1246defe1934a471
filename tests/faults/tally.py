"""What came of injecting a fault many times."""

import json
import re
from dataclasses import asdict, dataclass, field

HEAD = (
    f"{'fault':<56} | {'injected':>8} | {'lost':>5} | {'other failures':>14}\n"
    f"{'-' * 56} | {'-' * 8} | {'-' * 5} | {'-' * 14}"
)


@dataclass(slots=True)
class Tally:
    """A fault by name, how often it was injected, how many acknowledged answers were lost, and what else went wrong.

    `met` counts what the faults met or what was said of them: it shows that they hit what they were meant for.
    """

    fault: str
    injected: int = 0
    lost: int = 0
    failures: list[str] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    def meet(self, what: str) -> None:
        """Count one of `met`."""
        self.met[what] = self.met.get(what, 0) + 1

    def expect(self, right: bool, otherwise: str) -> None:
        """Note a failure, unless all is right."""
        if not right:
            self.failures.append(otherwise)

    def kinds_of_failure(self) -> dict[str, int]:
        """Count the failures that differ in nothing but numbers; the first of each kind stands for them, most first."""
        kinds: dict[str, list[str]] = {}
        for failure in self.failures:
            kinds.setdefault(re.sub(r"\d+", "", failure), []).append(failure)
        return {each[0]: len(each) for each in sorted(kinds.values(), key=len, reverse=True)}

    def __str__(self) -> str:
        return f"{self.fault:<56} | {self.injected:>8,} | {self.lost:>5} | {len(self.failures):>14}"

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Tally":
        return cls(**json.loads(text))
