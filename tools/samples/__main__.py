"""Make every sample anew: `python -m tools.samples` (or `make samples`)."""

from __future__ import annotations

from pathlib import Path

from . import docx_form, pdf_form, text_form
from .model import Sample, load

ROOT = Path(__file__).resolve().parents[2] / "samples"
FORMS = {"docx": docx_form.render, "pdf": pdf_form.render, "txt": text_form.render, "md": text_form.render}


def samples() -> list[Sample]:
    """Return every sample in the order of its name."""
    return [load(path) for path in sorted((ROOT / "source").glob("*.toml"))]


def main() -> None:
    """Write `samples/dispatches/*`, and remove what no source makes any more."""
    target = ROOT / "dispatches"
    target.mkdir(exist_ok=True)
    made = set()
    for sample in samples():
        path = target / f"{sample.name}.{sample.format}"
        path.write_bytes(FORMS[sample.format](sample))
        made.add(path)
    for path in target.iterdir():
        if path not in made:
            path.unlink()


if __name__ == "__main__":
    main()
