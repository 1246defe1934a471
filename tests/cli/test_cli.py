"""The command line, through its entry point, on real files."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.cli import run

DOCUMENT = {
    "format": "therapy-goal-workbook",
    "version": 1,
    "about": {
        "therapy_start": "2026-01-05",
        "rhythms": [{"from": "2026-01-05", "months": 1, "sessions_every_days": 7}],
    },
    "goals": [
        {
            "id": "g1",
            "status": "active",
            "created_on": "2026-01-02",
            "versions": [{"version": 1, "from": "2026-01-02", "title": "Evenings 🙂\r\n", "target_date": "2026-07-01"}],
        },
        {"id": "g2", "status": "draft", "created_on": "2026-01-03"},
    ],
    "ratings": [
        {"id": f"r{k}", "goal": "g1", "version": 1, "on": f"2026-0{k}-02", "kind": "checkin", "rater": "me", "value": v}
        for k, v in enumerate((2, 3, 4, 5), start=1)
    ],
    "checkins": [{"id": "c1", "on": "2026-02-05", "complete": True, "statements": {"after": None, "dread": 1}}],
}
START = '{"format": "therapy-goal-workbook", "version": 1, '
RATING = '"ratings": [{"id": "r", "goal": "g", "version": 1, "on": "2026-01-01", "kind": "checkin", "rater": "me"'


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path / "in.json", json.dumps(DOCUMENT))


@pytest.fixture
def file(tmp_path: Path, source: Path) -> Path:
    path = tmp_path / "a.workbook"
    assert run(["import", str(source), "-o", str(path)]) == 0
    return path


def test_export_is_the_same_bytes_the_second_time(tmp_path: Path, file: Path) -> None:
    first, again, second = tmp_path / "1.json", tmp_path / "b.workbook", tmp_path / "2.json"
    assert run(["export", str(file), "-o", str(first)]) == 0
    assert run(["import", str(first), "-o", str(again)]) == 0
    assert run(["export", str(again), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    document = json.loads(first.read_bytes())
    assert document["checkins"][0]["statements"] == {"dread": 1, "after": None}
    assert document["goals"][0]["versions"][0]["title"] == "Evenings 🙂\r\n"


def test_summary(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary", str(file), "--on", "2026-05-01", "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["sessions_attended"] == 17
    assert summary["sessions_estimated"] is True
    assert summary["overall_verdict"] == "reliable_improvement"
    assert [goal["id"] for goal in summary["goals"]] == ["g1"]
    assert (summary["goals"][0]["signal"], summary["goals"][0]["change"]) == ("on_course", 3)


def test_the_table_has_no_formula(tmp_path: Path) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["ratings"][0]["note"] = '=HYPERLINK("x")'
    source, file, table = (
        written(tmp_path / "f.json", json.dumps(document)),
        tmp_path / "f.workbook",
        tmp_path / "f.csv",
    )
    assert run(["import", str(source), "-o", str(file)]) == 0
    assert run(["export", str(file), "-o", str(table)]) == 0
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfgoal_id,goal,version,on,kind,rater,value,level,worked_on,note\r\n")
    assert b"\"'=HYPERLINK(" in data


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"format": "therapy-goal-workbook", "version": 2}', "version: 2 is newer"),
        ('{"format": "x", "version": 1}', "format: this is not"),
        (START + '"x": 1}', 'the key "x" is not known'),
        (START + '"version": 1}', 'The key "version" stands twice'),
        ('{"format": "therapy-goal-workbook", "version": 1.0}', "version: is not a whole number"),
        ('{"format": "therapy-goal-workbook", "version": NaN}', "NaN is not a number"),
        ('{"format": "therapy-goal-workbook", "version": 1234567890123456789}', "more than 18 digits"),
        ('{"format": "therapy-goal-workbook",\n "version": }', "Line 2, column 13"),
        ("[" * 21 + "]" * 21, "nested deeper than 20"),
        (START + '"goals": [null]}', "goals[0]: is null"),
        (START + RATING + ', "value": 11}]}', "ratings[0].value: 11 is not between 0 and 10"),
        (START + RATING + "}]}", "ratings[0].goal: there is no goal g"),
        (START + '"events": [{"id": "e", "on": "2026-02-30", "kind": "life"}]}', "events[0].on: 2026-02-30 is not"),
        (START + '"goals": [{"id": "g", "status": "reached", "created_on": "2026-01-01"}]}', "goals[0].closed_on: is"),
    ],
)
def test_bad_input_gets_one_sentence_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    source = written(tmp_path / "bad.json", text)
    assert run(["import", str(source), "-o", str(tmp_path / "bad.workbook")]) == 1
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1234567890123456789", "1.2345678901234567890"])
def test_a_number_that_cannot_be_kept_is_refused_with_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    source = written(tmp_path / "bad.json", '{"format": "therapy-goal-workbook",\n "version": ' + value + "}")
    assert run(["import", str(source), "-o", str(tmp_path / "bad.workbook")]) == 1
    assert "Line 2, column 13: " in capsys.readouterr().err


@pytest.mark.parametrize("repeated", ['"', '\\"', "[", '"[', "\\\\"])
def test_a_text_that_never_ends_is_refused_and_does_not_hang(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], repeated: str
) -> None:
    source = written(tmp_path / "bad.json", '{"format": "' + repeated * 500_000)
    assert run(["import", str(source), "-o", str(tmp_path / "bad.workbook")]) == 1
    assert "Line 1, column " in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "\n", "\ufeff\n"])
def test_an_empty_passphrase_protects_nothing_and_is_refused(tmp_path: Path, source: Path, content: str) -> None:
    secret, file = written(tmp_path / "secret", content), tmp_path / "p.workbook"
    assert run(["import", str(source), "-o", str(file), "--new-passphrase-file", str(secret)]) == 1
    assert not file.exists()


def test_check_counts_without_content(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "ratings: 4" in said
    assert "Evenings" not in said
    damaged = bytearray(file.read_bytes())
    damaged[5000] ^= 1
    file.write_bytes(damaged)
    assert run(["check", str(file)]) == 1


def test_backup_and_restore_never_write_over_a_file(tmp_path: Path, file: Path) -> None:
    backup, restored = tmp_path / "copy.workbook", tmp_path / "back.workbook"
    assert run(["backup", str(file), "-o", str(backup)]) == 0
    assert run(["restore", str(backup), "-o", str(restored)]) == 0
    assert run(["check", str(restored)]) == 0
    assert run(["backup", str(file), "-o", str(backup)]) == 1
    assert not list(tmp_path.glob(".*"))


def test_a_passphrase_set_on_import_is_needed_later(tmp_path: Path, source: Path) -> None:
    secret, file = written(tmp_path / "secret", "a long passphrase\n"), tmp_path / "p.workbook"
    assert run(["import", str(source), "-o", str(file), "--new-passphrase-file", str(secret)]) == 0
    assert run(["check", str(file)]) == 3
    assert run(["check", str(file), "--passphrase-file", str(secret)]) == 0


def test_protect_change_and_unprotect(tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = written(tmp_path / "1", "first words\n"), written(tmp_path / "2", "second words\n")
    plain = tmp_path / "plain.json"
    assert run(["export", str(file), "-o", str(plain)]) == 0
    assert run(["protect", str(file), "--new-passphrase-file", str(first)]) == 0
    old_recovery = written(tmp_path / "r1", capsys.readouterr().out)
    assert run(["protect", str(file), "--new-passphrase-file", str(first)]) == 1
    change = ["passphrase", str(file), "--passphrase-file", str(first), "--new-passphrase-file", str(second)]
    assert run(change) == 0
    assert capsys.readouterr().out
    assert run(change) == 3
    assert run(["check", str(file), "--recovery-key-file", str(old_recovery)]) == 3
    assert run(["unprotect", str(file), "--passphrase-file", str(second)]) == 0
    assert run(["unprotect", str(file)]) == 1
    back = tmp_path / "back.json"
    assert run(["export", str(file), "-o", str(back)]) == 0
    assert back.read_bytes() == plain.read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_the_recovery_key_opens_and_a_slip_in_it_is_noticed(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = written(tmp_path / "s", "some words\n")
    assert run(["protect", str(file), "--new-passphrase-file", str(secret)]) == 0
    printed = capsys.readouterr().out.strip()
    good = written(tmp_path / "good", printed.lower() + "\n")
    slip = written(tmp_path / "slip", ("B" if printed[0] == "A" else "A") + printed[1:] + "\n")
    assert run(["check", str(file), "--recovery-key-file", str(good)]) == 0
    assert run(["check", str(file), "--recovery-key-file", str(slip)]) == 3


def test_coach_reads_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Walk twice a week\n\nstop shouting\n"))
    assert run(["coach", "-", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["text"] for row in rows] == ["Walk twice a week", "", "stop shouting"]
    assert rows[2]["avoidance"] is True
    assert rows[1]["hints"] == []


def test_version_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom workbook.cli import run\ntry:\n    run(['--version'])\nexcept SystemExit as end:\n"
        "    print(end.code)\n"
        "print(sorted({'sqlalchemy', 'sqlcipher3', 'matplotlib', 'reportlab', 'PySide6'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == ["workbook 0.1.0", "0", "[]"]


@pytest.mark.parametrize(
    "arguments", [["export", "x", "-o", "y.txt"], ["summary", "x", "--on", "1.1.2026"], ["--nope"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(arguments)
    assert end.value.code == 2
