"""The command that measures: eval."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .common import Json, Memory, Seconds, fail, limits, print_json, sentence
from .contents import contents

if TYPE_CHECKING:
    from ..reading.workers import Limits


def evaluate(
    gold: Annotated[Path | None, typer.Argument(help="Folder of gold records, NAME.json for NAME.pdf.")] = None,
    documents: Annotated[
        Path | None, typer.Argument(help="Folder of the documents, or a .jsonl file of records made before.")
    ] = None,
    json: Json = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="List every value missed or invented on standard error.")
    ] = False,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only documents that kinds.json beside GOLD lists so; may be repeated.")
    ] = None,
    calibration: Annotated[
        bool,
        typer.Option("--calibration", help="How many values of each confidence are right, by field too."),
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(metavar="OLD.jsonl", help="List what became right or wrong since these records."),
    ] = None,
    synthetic: Annotated[
        int, typer.Option(metavar="N", min=0, help="Measure on N made-up dispatches instead of GOLD and DOCUMENTS.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="The first of the N seeds; a seed gives the same dispatch always.")] = 0,
    noise: Annotated[
        int, typer.Option(min=0, max=3, help="0 clean, 1 careless typing, 2 and 3 recognised from an image.")
    ] = 0,
    seconds: Seconds = 60.0,
    memory: Memory = 2048,
) -> None:
    """Measure accuracy by field against gold records.

    Precision, recall and F1 of what is extracted, as micro averages.
    """
    phrasings: list[tuple[str, int, int]] = []
    if synthetic:
        from ..synthetic.report import measure

        measured = measure(synthetic, seed, noise, evidence=calibration)
        records, predicted, phrasings = measured.gold, measured.records, measured.worst()
    elif gold is None or documents is None:
        fail("eval needs GOLD and DOCUMENTS, or --synthetic N")
    else:
        records = _annotated(gold, kind)
        if documents.is_file():
            predicted = _kept(documents)
        elif documents.is_dir():
            predicted = _extracted(documents, set(records), limits(seconds, memory), evidence=calibration)
        else:
            fail(f"{documents} is neither a folder nor a .jsonl file")
    if calibration or against:
        _judge(records, predicted, calibration=calibration, against=against, json=json)
    else:
        _print(records, predicted, phrasings, json=json, misses=misses)


def _annotated(gold: Path, kinds: list[str] | None) -> dict[str, Any]:
    """Return the gold records by document name, only those of the kinds where some are given."""
    import json as codec

    from ..measuring.evaluate import load_gold

    records: dict[str, Any] = load_gold(gold)
    if not kinds:
        return records
    listed = codec.loads((gold.parent / "kinds.json").read_text("utf-8"))
    return {name: record for name, record in records.items() if listed.get(name) in kinds}


def _print(
    records: dict[str, Any], predicted: dict[str, Any], phrasings: list[tuple[str, int, int]], *, json: bool,
    misses: bool,
) -> None:  # fmt: skip
    """Print precision, recall and F1 of each field."""
    from ..measuring.evaluate import score

    tally = score(records, predicted)
    missing = sorted(set(records) - set(predicted))
    rows = tally.rows()
    if json:
        fields = {
            name: {
                "precision": row.precision, "recall": row.recall, "f1": row.f1,
                "gold": row.right + row.missed, "predicted": row.right + row.invented,
            }
            for name, row in rows.items()
        }  # fmt: skip
        worst = [{"phrasing": name, "wrong": wrong, "of": seen} for name, wrong, seen in phrasings]
        print_json({"documents": len(records), "missing": missing, "fields": fields, "phrasings": worst})
    else:
        typer.echo(f"{len(records)} documents, {len(missing)} not extracted")
        for name, row in rows.items():
            typer.echo(
                f"{name:32} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}"
                f"  gold {row.right + row.missed:4d}  got {row.right + row.invented:4d}"
            )
        for name, wrong, seen in phrasings:
            typer.echo(f"{wrong:4d} of {seen:4d} wrong  {name}")
    if misses:
        typer.echo("\n".join(tally.misses), err=True)


def _judge(
    records: dict[str, Any], predicted: dict[str, Any], *, calibration: bool, against: Path | None, json: bool
) -> None:
    """Print the reliability table, and what changed since earlier records."""
    result: dict[str, Any] = {}
    told: list[str] = []
    if calibration:
        from ..measuring import calibration as sure

        values = sure.valued(records, predicted)
        result["calibration"], told = sure.to_dict(values), sure.lines(values)
    if against:
        from ..measuring.against import compare, lines

        if not against.is_file():
            fail(f"{against} is not a file of records; make one with: congvan extract FOLDER > {against.name}")
        differences = compare(records, _kept(against), predicted)
        result["against"] = [each.to_dict() for each in differences]
        told += ([""] if told else []) + lines(differences, len(records))
    if json:
        print_json(result)
    else:
        typer.echo("\n".join(told))


def _kept(file: Path) -> dict[str, dict[str, Any]]:
    """Return the records of a .jsonl file by document name."""
    import json as codec

    from ..measuring.evaluate import joined

    kept = file.read_bytes()
    if file.suffix == ".gz":
        import gzip

        kept = gzip.decompress(kept)
    parts: dict[str, list[dict[str, Any]]] = {}
    for line in kept.decode("utf-8").splitlines():
        record: dict[str, Any] = codec.loads(line) if line.strip() else {"outcome": None}
        if "outcome" not in record:
            parts.setdefault(_stem(record["file"]["name"]), []).append(record)
    return {stem: joined(records) for stem, records in parts.items()}


def _extracted(folder: Path, wanted: set[str], limits: Limits, *, evidence: bool) -> dict[str, dict[str, Any]]:
    """Return the records of a folder's documents by document name."""
    import json as codec

    from ..measuring.evaluate import joined

    predicted: dict[str, dict[str, Any]] = {}
    function = "pipeline.reading.printed:records"
    for given in contents(
        [folder], function, {"evidence": evidence}, limits, wanted=lambda name: _stem(name) in wanted
    ):
        if given.texts:
            predicted[_stem(given.name)] = joined([codec.loads(text) for text in given.texts])
        else:
            typer.echo(f"{given.name}: {sentence(given.outcome)}", err=True)
    return predicted


def _stem(name: str) -> str:
    """Return the document's name in gold: without its container, folder and ending."""
    return Path(name.rpartition("!")[2]).stem
