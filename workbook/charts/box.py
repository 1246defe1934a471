"""Rectangles on a chart, and the room that is left between them for labels."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Tell whether this lies inside the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Box":
        """Return the box with this much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(slots=True)
class Room:
    """What is taken already; whoever comes first keeps the place."""

    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep a place."""
        self.taken.append(box)

    def is_free(self, box: Box) -> bool:
        """Tell whether nothing stands there."""
        return not any(box.meets(other) for other in self.taken)

    def first_free(self, boxes: Iterable[Box], inside: Box) -> Box | None:
        """Take and return the first box that is free and lies inside, or None."""
        for box in boxes:
            if box.within(inside) and self.is_free(box):
                self.take(box)
                return box
        return None
