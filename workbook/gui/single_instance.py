"""One window at a time: a second start hands its file to the first window and ends.

The talk goes through a local socket of this computer and this person alone; it is no network.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500
"""Milliseconds that a second start waits for the first window."""


def hand_over(name: str, file: Path | None) -> bool:
    """Hand a file, or just the wish to be seen, to the window that listens under `name`; False when none does."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write((str(file) if file is not None else "").encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE)
    return bool(socket.waitForReadyRead(_PATIENCE))


class SingleInstance(QObject):
    """Listens for later starts."""

    raised = Signal(object)
    """`Path` that a later start was given, or None: show the window."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a window that was killed: nobody answered under it
            self._server.listen(name)

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._hear(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        text = bytes(socket.readLine().data()).decode().rstrip("\n")
        socket.write(b"\n")
        socket.flush()
        self.raised.emit(Path(text) if text else None)
