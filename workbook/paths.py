"""Where files live on this computer; makes nothing by itself."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's folders, all under `root` where one is given."""

    data: Path
    config: Path
    log: Path

    @property
    def workbook(self) -> Path:
        """The default workbook."""
        return self.data / "my-workbook.workbook"

    @property
    def settings(self) -> Path:
        """The settings of the program on this computer."""
        return self.config / "settings.json"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.data / "backups"


def paths(root: Path | None = None) -> Paths:
    """Return the platform's folders for this program, or the same under `root`."""
    if root is not None:
        return Paths(root, root, root)
    from platformdirs import PlatformDirs  # asked for alone when no folder is given

    folders = PlatformDirs("therapy-goal-workbook", appauthor=False)
    return Paths(folders.user_data_path, folders.user_config_path, folders.user_log_path)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRequest:
    """What the window is asked to show: `file`, the example for `demo`, or else the last workbook.

    `data_dir` is the folder that takes the place of the platform's own ones.
    """

    file: Path | None = None
    demo: bool = False
    data_dir: Path | None = None
