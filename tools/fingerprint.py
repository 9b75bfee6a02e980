"""Computes what makes texts and records: `make fingerprint` writes it where the program ships it.

A fingerprint changes when the code or the data that it covers changes what it does, and with nothing else: sources
are compared as syntax trees without docstrings (so without comments and layout), data as parsed values. Thus it is
the same on every platform and Python, and an archive can tell which of its texts and records are out of date.

- **text**: the readers and all that they import and name: bytes → text.
- **record**: everything else in `extractors/`, and what `schemas/` says a record is: text → record.

`tests/project/records.json` keeps what the samples' records are under these fingerprints, so that a test notices when
records change although no fingerprint does.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = Path("extractors/data/fingerprints.json")
EXPECTED = Path("tests/project/records.json")
TEXT_ROOMS = ("readers", "containers", "ocr", "digits", "text")
TEXT_MODULES = ("digital_signatures", "document")
"""Besides the rooms: what reads bytes and the text itself."""
NOT_DATA = {"fingerprints.json"}
WITHOUT_ENGINE = {".txt", ".md", ".docx", ".doc"}


def compute(root: Path = ROOT) -> dict[str, str]:
    """Return the two fingerprints of a source tree: `text` and `record`, 16 hexadecimal digits each."""
    package = root / "extractors"
    text = _closure(package)
    rest = {path for path in package.rglob("*.py") if path not in text}
    rest |= {path for path in (root / "schemas").glob("*.py") if "table" not in path.name}
    text_data = _data_named(text, package / "data")
    return {
        "text": _digest(root, [*text, *text_data]),
        "record": _digest(root, [*rest, *_data(package / "data")]),
    }


def _data(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file() and path.name not in NOT_DATA]


def _data_named(modules: Iterable[Path], folder: Path) -> set[Path]:
    """Return the data files whose name, with or without ending, stands as a string in one of the modules."""
    words = {word.rpartition("/")[2] for module in modules for word in _strings(_tree(module))}
    return {path for path in _data(folder) if path.name in words or path.stem in words}


def _strings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _closure(package: Path) -> set[Path]:
    """Return the modules that read bytes, and all modules of the package that these import."""
    todo = [path for room in TEXT_ROOMS for path in (package / room).rglob("*.py")]
    todo += [package / f"{name}.py" for name in TEXT_MODULES]
    found: set[Path] = set()
    while todo:
        path = todo.pop()
        if path not in found:
            found.add(path)
            todo += _imported(path, package)
    return found


def _imported(path: Path, package: Path) -> Iterator[Path]:
    """Give the modules of the package that a module imports, at its top or within a function."""
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        folder = path.parent
        for _ in range(node.level - 1):
            folder = folder.parent
        if package != folder and package not in folder.parents:
            continue
        base = folder.joinpath(*(node.module or "").split(".")) if node.module else folder
        for each in (base, *(base / alias.name for alias in node.names)):
            if each.with_suffix(".py").is_file():
                yield each.with_suffix(".py")
            elif (each / "__init__.py").is_file() and each != package:
                yield each / "__init__.py"


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _digest(root: Path, paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda each: each.relative_to(root).as_posix()):
        whole.update(f"{path.relative_to(root).as_posix()}\n{_meaning(path)}\n".encode())
    return whole.hexdigest()[:16]


def _meaning(path: Path) -> str:
    """Return what a file says, without what changes nothing: layout, comments, docstrings, order of keys."""
    if path.suffix == ".py":
        return _plain(_without_docstrings(ast.parse(path.read_text("utf-8"))))
    if path.suffix == ".toml":
        return json.dumps(tomllib.loads(path.read_text("utf-8")), sort_keys=True, default=str)
    if path.suffix == ".json":
        return json.dumps(json.loads(path.read_text("utf-8")), sort_keys=True)
    if path.suffix in (".tsv", ".txt"):
        lines = path.read_text("utf-8").splitlines()
        return "\n".join(line.rstrip() for line in lines if line.strip() and not line.startswith("#"))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _without_docstrings(tree: ast.Module) -> ast.Module:
    """Drop every statement that is only a string: docstrings, and those under attributes."""

    def is_string(node: ast.stmt) -> bool:
        return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)

    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not is_string(each)]  # type: ignore[attr-defined]
    return tree


def _plain(node: object) -> str:
    """Write a syntax tree in a form that no version of Python changes: fields that are empty are left out."""
    if isinstance(node, ast.AST):
        fields = ((name, value) for name, value in ast.iter_fields(node) if name not in ("kind", "type_comment"))
        inner = ",".join(f"{name}={_plain(value)}" for name, value in fields if value is not None and value != [])
        return f"{type(node).__name__}({inner})"
    if isinstance(node, list):
        return "[" + ",".join(_plain(each) for each in node) + "]"
    return repr(node)


def records(root: Path = ROOT) -> str:
    """Return a digest of the records of all samples that no engine is needed for: it may differ between machines."""
    from extractors.extract import extract_bytes
    from schemas import UnreadableError

    whole = hashlib.sha256()
    for path in sorted((root / "samples" / "dispatches").iterdir()):
        if path.suffix not in WITHOUT_ENGINE:
            continue
        try:
            done = extract_bytes(path.read_bytes(), path.name)
        except UnreadableError:
            continue
        for record in done.records:
            whole.update(record.model_dump_json().encode())
    return whole.hexdigest()[:16]


def main() -> None:
    """Write both files; refuse where records changed and no fingerprint says so."""
    now = compute()
    shipped, expected = ROOT / SHIPPED, ROOT / EXPECTED
    before = json.loads(expected.read_text("utf-8")) if expected.is_file() else {}
    seen = {**now, "samples": records()}
    same = {key: before.get(key) for key in now} == now
    if same and before["samples"] != seen["samples"]:
        sys.exit("The samples' records changed and no fingerprint did: what changed them is not covered.")
    for path, content in ((shipped, now), (expected, seen)):
        path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    print(f"text {now['text']}, record {now['record']}")


if __name__ == "__main__":
    main()
