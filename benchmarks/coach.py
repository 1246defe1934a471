"""Prints precision, recall and F1 of the coach on labelled statements: `python -m benchmarks.coach FILE.jsonl`."""

import json
import sys
from pathlib import Path

from workbook.domain.coach import LABELS, load_rules, review
from workbook.resources import resource


def main(path: str, *, show: bool) -> None:
    rules = load_rules(resource("coach", "en.toml").read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [review(row["text"], rules).found for row in rows]
    for label in LABELS:
        hit = extra = missed = 0
        for row, labels in zip(rows, found, strict=True):
            said, true = label in labels, row[label.value]
            hit += said and true
            extra += said and not true
            missed += true and not said
            if show and said != true:
                print(f"  {label.value}: {'extra' if said else 'missed'}: {row['text']}")
        f1 = 2 * hit / (2 * hit + extra + missed) if hit + extra + missed else 1.0
        print(f"{label.value:12} F1 {f1:.2f}  found {hit}, extra {extra}, missed {missed}")


if __name__ == "__main__":
    main(sys.argv[1], show="--show" in sys.argv)
