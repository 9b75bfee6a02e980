"""The command line in Vietnamese: every word of it has its translation, and every translation is of a word of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer

from pipeline.asking.review import _LOST
from pipeline.cli import language
from pipeline.cli.app import app
from pipeline.cli.language import catalogue, separate, translated
from pipeline.cli.running import _HEADINGS, help_in_words
from schemas import OutcomeCode
from schemas.dispatch import ReviewReason, Status
from tests.pipeline.cli.test_commands import run

HOLE = re.compile(r"\{(\w+)\}")


@pytest.fixture
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_chosen", "vi")


def helped() -> Iterator[str]:
    """Every help text of the command line, paragraph by paragraph."""
    command = typer.main.get_command(app)
    for each in [command, *command.commands.values()]:  # type: ignore[attr-defined]
        for words in (each.help, each.epilog, *(getattr(parameter, "help", None) for parameter in each.params)):
            yield from (" ".join(part.split()) for part in (words or "").split("\n\n") if part.strip())


def said(root: Path) -> Iterator[str]:
    """Every sentence that a command says by `tr`, the prefixes of lists of words put together."""
    for path in sorted((root / "pipeline" / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "tr"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)
    yield from (f"outcome: {code.value}" for code in OutcomeCode)
    yield from (f"status: {status}" for status in get_args(Status))
    yield from (f"review: {reason}" for reason in ReviewReason.__args__)  # type: ignore[attr-defined]
    yield from (f"review: {code.value}" for code in OutcomeCode if not code.has_record and code not in _LOST)
    yield from ("review: ambiguous", "review: candidate", *_HEADINGS)


def skeletons(root: Path) -> set[str]:
    """Every sentence of the program with its values left out."""
    found = set()
    for package in ("pipeline", "extractors", "schemas"):
        for path in (root / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    found.add(
                        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
                    )
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found


def test_everything_is_translated(root: Path) -> None:
    assert sorted({*helped(), *said(root)} - catalogue().keys()) == []


def test_every_translation_is_used(root: Path) -> None:
    import tomllib

    parts = tomllib.loads(language.CATALOGUE.read_text("utf-8"))
    whole = {*helped(), *said(root), *page_words(root)}
    known = skeletons(root)
    for part, words in parts.items():
        if part == "grammar":  # of the library that reads command lines
            continue
        for sentence in words:
            plain = HOLE.sub("{}", sentence)
            bare = plain.split(": ", 1)[1] if plain.startswith("{}: ") else plain  # what the field's check complains of
            assert sentence in whole or {sentence, plain, bare} & known, (part, sentence)


def page_words(root: Path) -> set[str]:
    """The headings of pages for people."""
    tree = ast.parse((root / "pipeline" / "cli" / "printing.py").read_text("utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_both_sides_have_the_same_values() -> None:
    for sentence, words in catalogue().items():
        assert set(HOLE.findall(sentence)) == set(HOLE.findall(words)), sentence


@pytest.mark.usefixtures("vietnamese")
def test_what_the_library_says_is_recognised() -> None:
    assert translated("402: no document of this number, key or file name is in the archive").startswith(
        "402: trong kho"
    )
    assert (
        translated("issued: 'mai' is no date; write 31/12/2023 or 2023-12-31")
        == "issued: 'mai' không phải ngày; hãy viết dạng 31/12/2023"
    )
    assert translated("something that nobody translated") == "something that nobody translated"
    assert help_in_words("Print the JSON Schema of the record.") == "In JSON Schema của bản ghi."


@pytest.mark.parametrize(
    ("arguments", "plain", "lang"),
    [
        (["list", "--lang", "vi"], ["list"], "vi"), (["--lang=en", "list"], ["list"], "en"), (["list"], ["list"], None),
        (["search", "--", "--lang", "vi"], ["search", "--", "--lang", "vi"], None), (["list", "--lang"], ["list"], ""),
    ],
)  # fmt: skip
def test_lang_stands_anywhere(arguments: list[str], plain: list[str], lang: str | None) -> None:
    assert separate(arguments) == (plain, lang)


def test_help_and_errors_by_locale(tmp_path: Path) -> None:
    shown = run("list", "--help", env={"LANG": "vi_VN.UTF-8", "LC_ALL": ""}).stdout
    assert shown.startswith("Cách dùng: congvan list") and "Tùy chọn:" in shown and "Liệt kê văn bản" in shown
    assert run("list", "--help", "--lang", "en", env={"LANG": "vi_VN.UTF-8", "LC_ALL": ""}).stdout.startswith("Usage: ")
    assert "không có kho nào" in run("list", "--lang", "vi", "--db", tmp_path / "none.db").stderr
    assert run("list", "--lang", "de").returncode == 2


def test_one_is_said_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.cli import language

    said = "{count} files into {archive}: {summary}"
    monkeypatch.setattr(language, "_chosen", "en")
    assert language.tr(said, count=1, archive="a.db", summary="1 read") == "1 file into a.db: 1 read"
    assert language.tr(said, count=11, archive="a.db", summary="11 read").startswith("11 files")
    monkeypatch.setattr(language, "_chosen", "vi")
    assert language.tr(said, count=1, archive="a.db", summary="1 đã đọc").startswith("1 tệp")
