"""Small things the window remembers about one workbook, such as what has been talked about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A remembered fact. It lives in the workbook file alone and is no part of the exchange file."""

    id: str
    text: str
