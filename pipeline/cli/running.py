"""Running a command: its language, its errors as words or as JSON, its exit code."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from types import MethodType
from typing import Any

import typer

from ..wording import LANGUAGES
from .common import Exit, Failure, masked
from .language import by_locale, language, separate, tr, translated, use

_HEADINGS = ("Usage: ", "Arguments:", "Options:", "Commands:", "[default: ", "[required]")


def run(make: Callable[[], Any], arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; errors of this project become words, or JSON with `--json`.

    Args:
        make: Makes the command with all its verbs.
        arguments: What stands behind the program's name.
    """
    _keep_printing()
    plain, lang = separate(arguments)
    as_json = _wants_json(plain)
    try:
        if lang is not None and lang not in LANGUAGES:
            use(by_locale())
            raise Failure(tr("{word}: --lang takes {words}", word=lang, words=", ".join(LANGUAGES)))
        use(lang or by_locale())
        code = _localised(make()).main(plain, prog_name="congvan", standalone_mode=False)
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.OK
    except (KeyboardInterrupt, typer.Abort):
        code = Exit.INTERRUPTED
    except Exception as error:
        if os.environ.get("CONGVAN_TRACEBACK") and not isinstance(error, Failure):
            raise
        code, kind, words = _told(error)
        tell(words, code, kind, as_json)
        return code
    if code == Exit.INTERRUPTED:
        words = "interrupted; what is stored stays stored, run the same command to go on"
        tell(translated(words), Exit.INTERRUPTED, "interrupted", as_json)
    return code if isinstance(code, int) else Exit.OK


def tell(words: str, code: int, kind: str, as_json: bool) -> None:
    """Print an error on standard error."""
    if as_json:
        print(json.dumps({"error": {"kind": kind, "exit": int(code), "message": words}}), file=sys.stderr)
    else:
        print(f"congvan: {words}", file=sys.stderr)


def _told(error: Exception) -> tuple[int, str, str]:
    """Return exit code, kind and words of an error; what it needs is loaded late, so that help is quick."""
    if isinstance(error, Failure):
        return error.code, error.code.name.lower(), masked(error.message)
    if hasattr(error, "format_message"):  # of the command line's own grammar: the library has no public name for it
        hint = tr("help: {command} --help", command=_command_of(error))
        return Exit.USAGE, "usage", f"{translated(str(error.format_message()))}\n  {hint}"
    from schemas.outcomes import CongVanError

    if isinstance(error, CongVanError):
        from ..asking.lookup import NotFoundError
        from ..reading.cluster import EngineError
        from ..store.database import ArchiveError

        kinds = ((NotFoundError, Exit.NOT_FOUND), (ArchiveError, Exit.FAILED), (EngineError, Exit.FAILED))
        code = next((code for kind, code in kinds if isinstance(error, kind)), Exit.USAGE)
        return code, _kind(error), masked(translated(str(error)))
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, DBAPIError):
        why = " ".join(str(error.orig).split())
        words = f"the archive: {why}; what is stored stays stored, run the same command to go on"
        return Exit.FAILED, "archive", masked(translated(words))
    if isinstance(error, OSError):
        where = f": {error.filename}" if error.filename else ""
        return Exit.FAILED, "storage", masked(f"{error.strerror or error}{where}")
    words = f"{type(error).__name__}: {error} (CONGVAN_TRACEBACK=1 shows where)"
    return Exit.CRASHED, "crash", masked(words)


def _kind(error: Exception) -> str:
    """Return the name of an error for programs: `NotFoundError` gives `not_found`."""
    plain = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", plain).lower()


def _command_of(error: Any) -> str:
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context is not None else "congvan"


def _wants_json(arguments: Sequence[str]) -> bool:
    words = list(arguments)
    if "--json" in words or "--jsonl" in words:
        return True
    pairs = zip(words, [*words[1:], ""], strict=True)
    return any(
        (a in ("--format", "-f") and b in ("json", "jsonl")) or a in ("--format=json", "--format=jsonl")
        for a, b in pairs
    )


def _keep_printing() -> None:
    """Let no letter that a terminal does not have end a command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _localised(command: Any) -> Any:
    """Return the command with its help in the language in use."""
    if language() == "en":
        return command
    for each in [command, *getattr(command, "commands", {}).values()]:
        for name in ("help", "short_help", "epilog"):
            words = getattr(each, name, None)
            if words:
                setattr(each, name, help_in_words(words))
        for parameter in each.params:
            if getattr(parameter, "help", None):
                parameter.help = tr(parameter.help)
        each.get_help = MethodType(_help, each)
    return command


def help_in_words(words: str) -> str:
    """Return a help text in the language in use, paragraph by paragraph."""
    paragraphs = [" ".join(each.split()) for each in words.split("\n\n")]
    return "\n\n".join(tr(each) for each in paragraphs)


def _help(command: Any, context: Any) -> str:
    """Return the help of a command with its headings in the language in use."""
    formatter = context.make_formatter()
    command.format_help(context, formatter)
    text = str(formatter.getvalue()).rstrip("\n")
    for heading in _HEADINGS:
        text = text.replace(heading, tr(heading))
    return text.replace("Show this message and exit.", tr("Show this message and exit."))
