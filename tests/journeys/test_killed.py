"""The program is killed again and again while somebody writes: what it had called saved is there afterwards.

`python -m tests.journeys.test_killed 200 7` kills it 200 times, twelve times for each workbook, from seed 7 on.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.journeys.driven import Told
from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.domain.rating import RatingKind
from workbook.paths import paths
from workbook.storage.shelf import FileShelf

ROOT = Path(__file__).parents[2]


def test_nothing_that_was_called_saved_is_lost(tmp_path: Path) -> None:
    assert kill_and_look(tmp_path, kills=6, seed=1) > 30


def kill_and_look(folder: Path, *, kills: int, seed: int) -> int:
    """Kill the program so many times, look into its workbook after each, and return how much it had called saved."""
    chance, told, folders = random.Random(seed), list[Told](), paths(folder)
    for number in range(kills):
        told += _killed(folder, number, after=chance.randint(1, 24), pause=chance.uniform(0, 0.04))
        book = FileShelf(folders.backups).open(folders.workbook)
        contents = book.contents()
        book.close()
        contents.check()
        _assert_kept(contents, told)
    return len(told)


def _killed(folder: Path, number: int, *, after: int, pause: float) -> list[Told]:
    """Start the program, kill it a moment after it has told so many things, and return all it has told."""
    command = [sys.executable, "-m", "tests.journeys.driven", str(folder), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        lines = [program.stdout.readline() for _line in range(after)]
        time.sleep(pause)
        program.kill()
        lines += program.stdout.readlines()
        complaints = [line for line in program.stderr if "propagateSizeHints" not in line]
    assert complaints == [], "".join(complaints)
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _assert_kept(contents: Contents, told: list[Told]) -> None:
    goals = {goal.newest.own_words: goal for goal in contents.goals}
    versions = [goal.newest for goal in contents.goals]
    activities, tens = {each.activity for each in versions}, {each.anchors.ten for each in versions}
    starts = {each.goal: each.value for each in contents.ratings if each.kind is RatingKind.BASELINE}
    notes = {each.note for each in contents.ratings}
    for kind, *said in told:
        match kind, said:
            case "own_words", [words]:
                assert words in goals
            case "activity", [words]:
                assert words in activities
            case "ten", [words]:
                assert words in tens
            case "baseline", [str(words), value]:
                assert starts[goals[words].id] == value
            case "target", [str(words), value]:
                assert goals[words].newest.target == value
            case "kept", [str(words)]:
                assert goals[words].status is GoalStatus.ACTIVE
            case "note", [words]:
                assert words in notes
            case other, _said:
                assert other in ("started", "approach", "rated", "done")
    approaches = [said[0] for kind, *said in told if kind == "approach"]
    assert not approaches or contents.therapy.approach not in approaches[:-1]
    counted = sum(each.kind is RatingKind.CHECKIN for each in contents.ratings)
    assert counted >= sum(kind == "rated" for kind, *_said in told)
    assert sum(each.complete is True for each in contents.check_ins) >= sum(kind == "done" for kind, *_said in told)


if __name__ == "__main__":
    wanted, first = map(int, sys.argv[1:])
    for done in range(0, wanted, 12):
        with tempfile.TemporaryDirectory() as place:
            saved = kill_and_look(Path(place), kills=min(12, wanted - done), seed=first + done)
        print(f"{min(done + 12, wanted)} of {wanted} kills: {saved} things saved, none lost", flush=True)
