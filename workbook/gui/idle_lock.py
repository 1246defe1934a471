"""Says when it is time to lock: nobody touched the program for a while, or the computer sleeps or locks its screen."""

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot

_LOGIND = "org.freedesktop.login1"
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Watches the whole application; install it as its event filter."""

    lock_wanted = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock_wanted)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Ask for the lock after so many minutes; 0 never does."""
        self._timer.stop()
        self._timer.setInterval(minutes * 60_000)
        self._start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start counting anew at each sign of life; every event goes on its way."""
        if event.type() in _SIGNS_OF_LIFE:
            self._start()
        return False

    def listen_to_desktop(self) -> None:
        """Ask for the lock, too, when logind says that the computer goes to sleep or locks its screen (Linux).

        Some desktops lock at logind's word, others lock by themselves and tell logind, so both are listened to. See
        https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html.
        """
        from PySide6.QtDBus import QDBusConnection  # only after the first paint

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        for path, interface, signal, slot in (
            ("/org/freedesktop/login1", f"{_LOGIND}.Manager", "PrepareForSleep", "_sleeps(bool)"),
            ("", f"{_LOGIND}.Session", "Lock", "_locks()"),
            ("", "org.freedesktop.DBus.Properties", "PropertiesChanged", "_changes(QString,QVariantMap)"),
        ):
            bus.connect(_LOGIND, path, interface, signal, self, SLOT(slot))  # type: ignore[call-overload]  # bytes fail

    def _start(self) -> None:
        if self._timer.interval() > 0:
            self._timer.start()

    @Slot(bool)
    def _sleeps(self, begins: bool) -> None:
        if begins:
            self.lock_wanted.emit()

    @Slot()
    def _locks(self) -> None:
        self.lock_wanted.emit()

    @Slot(str, "QVariantMap")
    def _changes(self, interface: str, changed: dict[str, object]) -> None:
        if interface == f"{_LOGIND}.Session" and changed.get("LockedHint") is True:
            self.lock_wanted.emit()
