"""All words of the program: what stands in its modules, and what stands in its data files."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.architecture.program import PROGRAM, ROOT

RESOURCES = ROOT / "resources"
ON_SCREEN = {"coach": ("hints", "examples", "softer")}
"""The tables of data files that hold rules as well: those with words that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and where it stands."""

    words: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that translates: the texts handed over, None for one that is put together, and whether it comes late."""

    texts: tuple[str | None, ...]
    is_late: bool
    place: str


def modules() -> Iterator[Path]:
    """Go through the program's modules."""
    return iter(sorted(PROGRAM.rglob("*.py")))


@cache
def calls() -> list[Call]:
    """Return every call of `_` and `translate_count`."""
    return [call for module in modules() for call in _calls(_tree(module), _name(module), is_late=False)]


@cache
def written() -> list[Text]:
    """Return every text in the program's modules but its docstrings: also keys, names of columns and of events."""
    found = []
    for module in modules():
        tree = _tree(module)
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            Text(words=node.value, place=f"{_name(module)}:{node.lineno}")
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        ]
    return found


@cache
def data() -> list[Text]:
    """Return every text of the data files that is shown."""
    found = []
    for file in sorted(RESOURCES.rglob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        shown = ON_SCREEN.get(file.parent.name, tables)
        place = file.relative_to(ROOT).as_posix()
        found += [Text(words=words, place=f"{place}: {key}") for key in shown for words in _texts(tables[key])]
    for page in sorted((RESOURCES / "help").rglob("*.md")):
        lines = page.read_text(encoding="utf-8").splitlines()
        place = page.relative_to(ROOT).as_posix()
        found += [Text(words=line, place=f"{place}:{number}") for number, line in enumerate(lines, 1)]
    return found


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def _calls(node: ast.AST, name: str, *, is_late: bool) -> Iterator[Call]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "translate_count"):
        given = node.args[: 1 if node.func.id == "_" else 2]
        texts = tuple(each.value if isinstance(each, ast.Constant) else None for each in given)
        yield Call(texts=texts, is_late=is_late, place=f"{name}:{node.lineno}")  # type: ignore[arg-type]
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, name, is_late=is_late or isinstance(node, ast.FunctionDef | ast.Lambda))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
