"""One window at a time: a second start hands its file to the first window and ends.

The talk goes through a local socket of this computer and this person alone; it is no network. A message is the path of
a file, or nothing, and a NUL; the answer is one NUL.
"""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: TID251 - local sockets, no network

_PATIENCE = 500
"""Milliseconds that a second start waits for the first window."""
_END = b"\0"


def hand_over(name: str, file: Path | None) -> bool:
    """Hand a file, or just the wish to be seen, to the window that listens under `name`; False when none does."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write((b"" if file is None else os.fsencode(file)) + _END)
    socket.waitForBytesWritten(_PATIENCE)
    return socket.bytesAvailable() > 0 or bool(socket.waitForReadyRead(_PATIENCE))


class SingleInstance(QObject):
    """Listens for later starts, unless another window does so under this name."""

    raised = Signal(object)
    """`Path` that a later start was given, or None: show the window."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._visitors: list[QLocalSocket] = []
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not _is_answered(name):
            QLocalServer.removeServer(name)  # left by a window that was killed
            self._server.listen(name)  # would take the name from a window that still listens

    @property
    def is_first(self) -> bool:
        """Whether later starts come to this window."""
        return self._server.isListening()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        self._visitors.append(socket)
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(self._say_goodbye)
        self._hear_from(socket)

    @Slot()
    def _hear(self) -> None:
        for socket in tuple(self._visitors):
            self._hear_from(socket)

    def _hear_from(self, socket: QLocalSocket) -> None:
        message = bytes(socket.peek(socket.bytesAvailable()).data())
        if not message.endswith(_END):
            return
        socket.readAll()
        socket.write(_END)
        socket.flush()
        path = message.removesuffix(_END)
        self.raised.emit(Path(os.fsdecode(path)) if path else None)

    @Slot()
    def _say_goodbye(self) -> None:
        gone = [socket for socket in self._visitors if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState]
        self._visitors = [socket for socket in self._visitors if socket not in gone]
        for socket in gone:
            socket.deleteLater()


def _is_answered(name: str) -> bool:
    """Tell whether somebody accepts connections under a name."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    return bool(socket.waitForConnected(_PATIENCE))
