"""Prints how far the coach agrees with labelled statements, for each label: `python -m benchmarks.coach FILE…`."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from workbook.domain.coach import LABELS, Rules, load_rules, review
from workbook.domain.goal import Clue
from workbook.resources import resource

# What rules might go back over again and again when it is repeated.
PIECES = ("a", "my ", "by the ", "i want to ", "and ", "1 ", "less ", "instead of ", "by my sister's ", "x\n", "every ")


@dataclass
class Agreement:
    hit: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        wrong = len(self.extra) + len(self.missed)
        return 2 * self.hit / (2 * self.hit + wrong) if self.hit + wrong else 1.0


def agreement(rows: Iterable[Mapping[str, Any]], rules: Rules) -> dict[Clue, Agreement]:
    seen = {label: Agreement() for label in LABELS}
    for row in rows:
        found = review(row["text"], rules).found
        for label in LABELS:
            if label in found and row[label]:
                seen[label].hit += 1
            elif label in found:
                seen[label].extra.append(row["text"])
            elif row[label]:
                seen[label].missed.append(row["text"])
    return seen


def main(paths: list[str], *, show: bool) -> None:
    started = perf_counter()
    rules = load_rules(resource("coach", "en.toml").read_text(encoding="utf-8"))
    loaded = perf_counter()
    rows = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    for label, seen in agreement(rows, rules).items():
        for kind, texts in (("extra", seen.extra), ("missed", seen.missed)) if show else ():
            print("".join(f"  {label}: {kind}: {text}\n" for text in texts), end="")
        counts = f"found {seen.hit}, extra {len(seen.extra)}, missed {len(seen.missed)}"
        print(f"{label:12} F1 {seen.f1:.2f}  {counts}")
    sixty_words = " ".join((" ".join(row["text"] for row in rows)).split()[:60])
    begun = perf_counter()
    for _ in range(50):
        review(sixty_words, rules)
    print(f"60 words in {(perf_counter() - begun) * 20:.1f} ms; rules loaded in {(loaded - started) * 1000:.0f} ms")
    slowest = max(_seconds((piece * 20_000)[:20_000], rules) for piece in PIECES)
    print(f"20,000 characters of repetition in at most {slowest * 1000:.0f} ms")


def _seconds(text: str, rules: Rules) -> float:
    started = perf_counter()
    review(text, rules)
    return perf_counter() - started


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if word != "--show"], show="--show" in sys.argv)
