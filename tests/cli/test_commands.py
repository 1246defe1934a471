"""Commands beside import and export: what they leave, print and refuse, and when the window is meant."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workbook.cli import run
from workbook.exchange.json_file import write_exchange
from workbook.paths import WindowRequest, paths
from workbook.services.example import example_contents
from workbook.services.problems import StorageProblem
from workbook.services.settings import Settings
from workbook.storage import shelf as shelf_module
from workbook.storage.settings_file import save_settings
from workbook.storage.shelf import FileShelf

NOW = datetime(2026, 8, 6, 18, 30, 5, tzinfo=UTC)
RECOVERY_KEY = re.compile(r"([A-Z2-7]{5}-){11}[A-Z2-7]{1,5}\n")


@pytest.fixture
def data(tmp_path: Path) -> list[str]:
    return ["--data-dir", str(tmp_path / "data")]


@pytest.fixture
def file(tmp_path: Path, data: list[str]) -> Path:
    source, path = tmp_path / "in.json", tmp_path / "a.workbook"
    source.write_bytes(write_exchange(example_contents(date(2026, 8, 6))))
    assert run([*data, "import", str(source), "-o", str(path)]) == 0
    return path


def secret(tmp_path: Path, text: str) -> str:
    path = tmp_path / text
    path.write_text(text + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ([], WindowRequest()),
        (["my.workbook"], WindowRequest(file=Path("my.workbook"))),
        (["./check"], WindowRequest(file=Path("./check"))),
        (["--demo"], WindowRequest(demo=True)),
        (["--data-dir", "check", "--demo"], WindowRequest(demo=True, data_dir=Path("check"))),
        (["--data-dir=d", "x"], WindowRequest(file=Path("x"), data_dir=Path("d"))),
    ],
)
def test_without_a_command_the_window_is_meant(arguments: list[str], request_: WindowRequest) -> None:
    assert run(arguments) == request_


@pytest.mark.parametrize(
    "arguments",
    [
        ["--demo", "x"],
        ["--demo", "check", "x"],
        ["--dem"],
        ["x", "y"],
        ["check"],
        ["kit", "-o", "k.png"],
        ["kit", "-o", "k.pdf", "--page", "a5"],
        ["report", "x", "-o", "r.pdf", "--include", "everything"],
        ["report", "x", "-o", "r.pdf", "--from", "2026-02-01", "--to", "2026-01-01"],
        ["report", "x", "-o", "r.pdf", "--from", "2199-01-01"],
        ["check", "x", "--passphrase-file", "a", "--recovery-key-file", "b"],
        ["summary", "x", "--passphrase", "secret"],
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(arguments)
    assert end.value.code == 2


def test_the_folder_of_the_data_takes_the_place_of_the_platforms(tmp_path: Path) -> None:
    ours = paths(tmp_path)
    assert {ours.workbook.parent, ours.backups.parent, ours.config, ours.log} == {tmp_path}
    assert paths().workbook.parent != tmp_path


def test_report_and_kit_are_pdfs_and_replace_what_was_there(tmp_path: Path, data: list[str], file: Path) -> None:
    for target, command in (
        (tmp_path / "r.pdf", ["report", str(file), "--to", "2026-08-06", "--page", "letter", "--include", "prompts"]),
        (tmp_path / "k.PDF", ["kit"]),
    ):
        target.write_text("old")
        assert run([*data, *command, "-o", str(target)]) == 0
        assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--quick"],
        ["summary"],
        ["export", "-o", "x.json"],
        ["backup", "-o", "x.workbook"],
        ["protect"],
    ],
)
def test_a_workbook_that_is_open_in_a_window_is_told(
    tmp_path: Path, data: list[str], file: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    window = FileShelf(tmp_path / "backups").open(file)
    arguments = [str(tmp_path / each) if each.startswith("x.") else each for each in command[1:]]
    assert run([*data, command[0], str(file), *arguments, *_new_passphrase(command, tmp_path)]) == 4
    assert capsys.readouterr().err == "This workbook is open in another window.\n"
    window.close()
    assert not list(tmp_path.glob("x.*"))


def _new_passphrase(command: list[str], folder: Path) -> list[str]:
    return ["--new-passphrase-file", secret(folder, "some words")] if command == ["protect"] else []


def test_a_place_that_can_be_read_alone_is_read(
    data: list[str], file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_writing(path: Path) -> None:
        raise StorageProblem("read_only")

    monkeypatch.setattr(shelf_module, "take_lock", no_writing)
    assert run([*data, "check", str(file)]) == 0
    assert "ratings: 21" in capsys.readouterr().out
    assert run([*data, "unprotect", str(file)]) == 1


def test_protecting_changing_and_unprotecting(
    tmp_path: Path, data: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = secret(tmp_path, "one"), secret(tmp_path, "two")
    assert run([*data, "passphrase", str(file), "--new-passphrase-file", one]) == 1
    assert run([*data, "unprotect", str(file)]) == 1
    assert run([*data, "protect", str(file)]) == 1
    capsys.readouterr()
    assert run([*data, "protect", str(file), "--new-passphrase-file", one]) == 0
    assert RECOVERY_KEY.fullmatch(capsys.readouterr().out)
    assert run([*data, "protect", str(file), "--new-passphrase-file", two]) == 1
    assert run([*data, "summary", str(file)]) == 3
    assert run([*data, "summary", str(file), "--passphrase-file", two]) == 3
    change = ["passphrase", str(file), "--passphrase-file", one, "--new-passphrase-file", two]
    assert run([*data, *change]) == 0
    assert run([*data, "unprotect", str(file), "--passphrase-file", two]) == 0
    assert run([*data, "check", str(file)]) == 0
    backups = FileShelf(tmp_path / "data" / "backups").backups(file)
    assert [each.protected for each in backups] == [False, False, False]


def test_backups_in_the_chosen_folder_get_the_new_passphrase_too_and_what_stays_is_listed(
    tmp_path: Path, data: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, shelf = tmp_path / "stick", FileShelf(tmp_path / "data" / "backups")
    stick.mkdir()
    save_settings(paths(tmp_path / "data").config / "settings.json", Settings(backup_folder=str(stick)))
    with closing(shelf.open(file)) as opened:
        opened.back_up(NOW, stick)
    one, two = secret(tmp_path, "one"), secret(tmp_path, "two")
    assert run([*data, "protect", str(file), "--new-passphrase-file", one]) == 0
    assert [each.protected for each in shelf.backups(file, stick)] == [True] * 4
    assert capsys.readouterr().err == ""

    earlier = next(each.path for each in shelf.backups(file, stick) if each.path.is_relative_to(stick))
    content = bytearray(earlier.read_bytes())
    content[10] ^= 1  # another salt: made under another key
    earlier.write_bytes(content)
    change = ["passphrase", str(file), "--passphrase-file", one, "--new-passphrase-file", two]
    assert run([*data, *change]) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [str(earlier)]
    assert earlier.read_bytes() == content

    earlier.unlink()
    stick.rename(tmp_path / "pulled")
    assert run([*data, "unprotect", str(file), "--passphrase-file", two]) == 1
    assert "folder you chose" in capsys.readouterr().err
    assert shelf.look_at(file) == "protected"


def test_an_old_recovery_key_opens_the_copies_made_under_it_alone(
    tmp_path: Path, data: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = secret(tmp_path, "one"), secret(tmp_path, "two")
    copy, old_key, new_key = tmp_path / "copy.workbook", tmp_path / "old", tmp_path / "new"
    assert run([*data, "protect", str(file), "--new-passphrase-file", one]) == 0
    old_key.write_text(capsys.readouterr().out)
    assert run([*data, "backup", str(file), "-o", str(copy), "--recovery-key-file", str(old_key)]) == 0
    change = ["passphrase", str(file), "--recovery-key-file", str(old_key), "--new-passphrase-file", two]
    assert run([*data, *change]) == 0
    new_key.write_text(capsys.readouterr().out)
    for key, opens, refuses in ((old_key, copy, file), (new_key, file, copy)):
        back = tmp_path / f"{key.name}.workbook"
        assert run([*data, "restore", str(refuses), "-o", str(back), "--recovery-key-file", str(key)]) == 3
        assert not back.exists()
        assert run([*data, "restore", str(opens), "-o", str(back), "--recovery-key-file", str(key)]) == 0
        assert run([*data, "check", str(back), "--recovery-key-file", str(key)]) == 0


def spoilt(path: Path, position: int) -> None:
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)


def test_a_secret_that_opens_the_newest_backup_alone_means_damage(
    tmp_path: Path, data: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = secret(tmp_path, "one"), secret(tmp_path, "two")
    assert run([*data, "protect", str(file), "--new-passphrase-file", one]) == 0
    key = tmp_path / "key"
    key.write_text(capsys.readouterr().out)
    spoilt(file, 100)
    before = file.read_bytes()
    for given, code, said in (
        (["--passphrase-file", one], 1, "This workbook is damaged"),
        (["--recovery-key-file", str(key)], 1, "This workbook is damaged"),
        (["--passphrase-file", two], 3, "This passphrase does not open"),
        ([], 3, "protected by a passphrase"),
    ):
        assert run([*data, "summary", str(file), *given]) == code
        assert said in capsys.readouterr().err
    assert run(["--data-dir", str(tmp_path / "no backups here"), "summary", str(file), "--passphrase-file", one]) == 3
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty, so it is not a workbook; it was left as it is."),
        (b"Dear diary", "This file is not a workbook; it was left as it is."),
        (b"SQLite format 3\0" + bytes(5000), "This file is not a workbook; it was left as it is."),
        (b"TGWB\x02P" + bytes(5000), "This workbook was made by a newer version of the program; it was left as it is."),
        (b"TGWB\x01P" + bytes(5000), "This workbook is damaged; it was left as it is. A backup can be restored."),
    ],
)
@pytest.mark.parametrize("command", ["check", "summary", "protect", "unprotect"])
def test_what_is_no_sound_workbook_is_told_and_left_alone(
    tmp_path: Path, data: list[str], content: bytes, said: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.workbook"
    path.write_bytes(content)
    more = ["--new-passphrase-file", secret(tmp_path, "one")] if command == "protect" else []
    expected = "This workbook has no passphrase." if command == "unprotect" and content[4:6] == b"\x01P" else said
    assert run([*data, command, str(path), *more]) == 1
    assert capsys.readouterr().err == expected + "\n"
    assert path.read_bytes() == content
    assert sorted(each.name for each in tmp_path.glob("*x.workbook*")) == ["x.workbook"]


@pytest.mark.parametrize("name", ["x" * 300, "circle"])
@pytest.mark.parametrize(
    "command",
    [
        *(["check"], ["summary"], ["export", "-o", "{new}.json"], ["backup", "-o", "{new}"], ["unprotect"]),
        *(["restore", "-o", "{new}"], ["import", "-o", "{new}"]),
    ],
)
def test_a_place_that_cannot_be_looked_at_is_told(
    tmp_path: Path, data: list[str], name: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "circle").symlink_to("other")
    (tmp_path / "other").symlink_to("circle")
    before = sorted(each.name for each in tmp_path.iterdir())
    arguments = [each.format(new=tmp_path / "new") for each in command[1:]]
    assert run([*data, command[0], str(tmp_path / name), *arguments]) == 1
    assert re.fullmatch(r"(The file cannot be read|There is no such file)\.\n", capsys.readouterr().err)
    assert sorted(each.name for each in tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + "/a"])
@pytest.mark.parametrize("command", ["import {source}", "backup {file}", "restore {file}", "export {file}"])
def test_a_name_that_no_file_can_have_is_told(
    tmp_path: Path, data: list[str], file: Path, name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(each.name for each in tmp_path.iterdir())
    words = command.format(source=tmp_path / "in.json", file=file).split()
    assert run([*data, *words, "-o", str(tmp_path / f"{name}.json")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted({each.name for each in tmp_path.iterdir()} - {"data"}) == sorted(set(before) - {"data"})


def test_restore_makes_a_new_file_or_none(tmp_path: Path, data: list[str], file: Path) -> None:
    target = tmp_path / "back.workbook"
    assert run([*data, "restore", str(file), "-o", str(tmp_path / "nowhere" / "x.workbook")]) == 1
    assert run([*data, "restore", str(file), "-o", str(target)]) == 0
    before = target.read_bytes()
    assert run([*data, "restore", str(file), "-o", str(target)]) == 1
    assert target.read_bytes() == before
    assert not (tmp_path / "nowhere").exists()


def test_secrets_are_asked_for_at_a_terminal(
    tmp_path: Path, data: list[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["first words", "other words", "first words", "first words", "first words"])
    for module in ("commands", "opening"):
        monkeypatch.setattr(f"workbook.cli.{module}.getpass", lambda question: next(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run([*data, "protect", str(file)]) == 1
    assert run([*data, "protect", str(file)]) == 0
    assert run([*data, "check", str(file)]) == 0


def test_checking_shows_how_far_it_is_at_a_terminal(
    data: list[str], file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert run([*data, "check", str(file)]) == 0
    assert capsys.readouterr().err.endswith("100 %\n")
    assert run([*data, "check", str(file), "--quick"]) == 0
    assert capsys.readouterr().err == ""


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process without a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "workbook", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**kept, **environment}, timeout=60)


def test_a_bug_is_told_by_its_place_and_never_by_what_stands_in_the_workbook() -> None:
    broken = (
        "import sys; from workbook.cli import commands; from workbook.__main__ import main\n"
        "sys.argv = ['workbook', *sys.argv[1:]]\n"
        "def kit(chosen): raise KeyError('my secret words')\n"
        "commands.kit = kit; sys.exit(main())"
    )
    command = [sys.executable, "-c", broken, "kit", "-o", "kit.pdf"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "KeyError\n__main__.py:" in said.stderr
    assert "cli/__init__.py:" in said.stderr
    assert "secret" not in said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no memory images to switch off")
def test_no_command_leaves_a_memory_image_or_a_file_for_others(tmp_path: Path) -> None:
    after = (
        "import os, resource, sys; from workbook.__main__ import main; sys.argv = ['workbook', *sys.argv[1:]]; main(); "
        "print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    command = [sys.executable, "-c", after, "kit", "-o", str(tmp_path / "kit.pdf")]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout == "0o77 (0, 0)\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4711"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_without_a_screen_one_sentence_is_said(tmp_path: Path, environment: dict[str, str]) -> None:
    said = started("--data-dir", str(tmp_path / "data"), **environment)
    assert said.returncode == 1
    assert said.stderr == "There is no screen to show a window on; workbook --help lists what works without one.\n"
    assert not (tmp_path / "data").exists()


def test_text_of_any_script_is_printed_whatever_the_locale(tmp_path: Path) -> None:
    said = started("coach", "Zoë 🙂 مرحبا", "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert said.returncode == 0
    assert said.stderr == ""


def test_a_summary_for_people_has_a_line_for_each_number(
    data: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*data, "summary", str(file), "--on", "2026-08-06"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("on: 2026-08-06\n")
    assert said.count("\nid: ") == 3
    assert "gas_t: " in said


@pytest.mark.parametrize("day", ["20260101", "2026-W01-1"])
def test_a_day_is_written_in_one_way(day: str) -> None:
    with pytest.raises(SystemExit) as end:
        run(["summary", "x", "--on", day])
    assert end.value.code == 2


def test_a_file_of_secrets_that_cannot_be_read_is_told(tmp_path: Path, data: list[str], file: Path) -> None:
    assert run([*data, "check", str(file), "--passphrase-file", str(tmp_path / "nowhere")]) == 1


def test_statements_are_read_from_words_and_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("one\r\n\u2028\ntwo"))
    assert run(["coach", "first", "-", "--json"]) == 0
    texts = [json.loads(line)["text"] for line in capsys.readouterr().out.split("\n") if line]
    assert texts == ["first", "one", "\u2028", "two"]
