"""What came of injecting a fault many times."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """A fault by name, how often it was injected, how many acknowledged answers were lost, and what else went wrong."""

    fault: str
    injected: int = 0
    lost: int = 0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.fault:<44} | {self.injected:>8} | {self.lost:>5} | {len(self.failures):>5}"
