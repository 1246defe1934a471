"""The search through backups: one at a time, and the newest question counts."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock
from workbook.gui.backup_search import BackupSearch
from workbook.gui.desk import Desk
from workbook.services.shelf import Backup, Soundness
from workbook.storage.shelf import FileShelf


def test_a_search_that_starts_anew_drops_the_answers_of_the_one_before(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "mine.workbook"
    workbook = FileShelf(tmp_path / "backups").create(path)
    for _each in range(4):
        workbook.back_up(clock())
    workbook.close()
    desk = Desk(lambda: FileShelf(tmp_path / "backups"), clock)
    search = BackupSearch(desk, desk)
    lists: list[tuple[Backup, ...]] = []
    checked: list[Backup] = []
    search.listed.connect(lists.append)
    search.listed.connect(lambda found: search.start(path, None) if len(lists) == 1 else None)
    search.checked.connect(checked.append)
    search.checked.connect(lambda found: search.start(path, None) if len(checked) == 2 else None)
    with qtbot.waitSignal(search.ended):
        search.start(path, None)
        search.start(path, None)
    assert [len(each) for each in lists] == [4, 4, 4]
    assert [each.soundness for each in checked] == [Soundness.GOOD] * (2 + 4)
    desk.end()
