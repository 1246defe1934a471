"""Work on the computer's second core: SQLCipher needs nothing of Python while it deciphers, checks and hashes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")


@contextmanager
def meanwhile(work: Callable[[], None]) -> Iterator[None]:
    """Do `work` on a thread of its own beside what the block does, and wait for it.

    Raises what the block raised, or else what `work` did.
    """
    troubles: list[BaseException] = []

    def attempt() -> None:
        try:
            work()
        except BaseException as trouble:  # noqa: BLE001 - raised below, where somebody waits for it
            troubles.append(trouble)

    thread = Thread(target=attempt)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if troubles:
        raise troubles[0]


def one_ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items while a second thread gets the next one."""
    from concurrent.futures import ThreadPoolExecutor  # brings more than what is wanted at the start

    with ThreadPoolExecutor(1) as second:
        coming = second.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = second.submit(next, items, None)
            yield item
