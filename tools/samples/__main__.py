"""Make every sample anew: `python -m tools.samples` (or `make samples`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from . import docx_form, pdf_form, text_form
from .bundles import Bundle, bundles
from .containers import Container, containers
from .model import Sample, load

ROOT = Path(__file__).resolve().parents[2] / "samples"
FORMS = {"docx": docx_form.render, "pdf": pdf_form.render, "txt": text_form.render, "md": text_form.render}


def samples() -> list[Sample]:
    """Return every sample in the order of its name, those within containers too."""
    return [load(path) for path in sorted((ROOT / "source").glob("*.toml"))]


def sample_containers() -> list[Container]:
    """Return the e-mails and archives that hold samples."""
    return containers(ROOT / "source" / "containers")


def sample_bundles() -> list[Bundle]:
    """Return the files in which several samples stand one behind the other."""
    return bundles(ROOT / "source" / "bundles")


def form(sample: Sample) -> Callable[[Sample], bytes | None]:
    """Return what renders the sample; it gives None where a program for it is not installed."""
    if sample.format == "doc":
        from . import legacy_form

        return legacy_form.render
    if sample.finish == "signed":
        from . import signed_form

        return signed_form.render
    if sample.finish == "scan":
        from . import scan_form

        return scan_form.render
    return FORMS[sample.format]


def is_made_once(sample: Sample) -> bool:
    """Whether rendering gives other bytes each time, so that the committed file is kept while it is there."""
    return sample.format == "doc" or sample.finish == "signed"


def main() -> None:
    """Write `samples/dispatches/*`, and remove what no source makes any more."""
    target = ROOT / "dispatches"
    target.mkdir(exist_ok=True)
    made: set[Path] = set()
    inside: dict[str, bytes] = {}
    for sample in samples():
        path = target / sample.file_name
        made.add(path)
        if is_made_once(sample) and path.exists():
            continue
        data = form(sample)(sample)
        if data is None:
            print(f"{path.name}: not made; it needs LibreOffice (libreoffice-writer-nogui)", file=sys.stderr)
        elif sample.container:
            inside[sample.file_name] = data
            made.remove(path)
        else:
            path.write_bytes(data)
    for container in sample_containers():
        path = target / container.file_name
        path.write_bytes(container.render(inside))
        made.add(path)
    for bundle in sample_bundles():
        path = target / bundle.file_name
        path.write_bytes(bundle.render({sample.name: sample for sample in samples()}))
        made.add(path)
    for path in target.iterdir():
        if path not in made:
            path.unlink()


if __name__ == "__main__":
    main()
