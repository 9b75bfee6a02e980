"""Files that hold samples: an e-mail and a ZIP archive, the same bytes on every day."""

from __future__ import annotations

import datetime as dt
import io
import tomllib
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

TYPES = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
}


@dataclass(frozen=True)
class Container:
    """A file that holds samples; `data` is its source file."""

    name: str
    data: dict[str, Any]

    @property
    def file_name(self) -> str:
        """Its name among the dispatches."""
        return f"{self.name}.{self.data['format']}"

    def render(self, rendered: dict[str, bytes]) -> bytes:
        """Return the file's bytes; `rendered` gives those of the samples by file name."""
        members = {path: rendered[path.rpartition("/")[2]] for path in self.data["members"]}
        return self._mail(members) if self.data["format"] == "eml" else _archive(members)

    def _mail(self, members: dict[str, bytes]) -> bytes:
        message = EmailMessage()
        moment: dt.datetime = self.data["date"]
        message["From"], message["To"], message["Subject"] = self.data["from"], self.data["to"], self.data["subject"]
        message["Date"] = format_datetime(moment)
        message["Message-ID"] = f"<{self.name}@tranyen.example>"
        message.set_content(self.data["text"].lstrip(), cte="base64")
        for path, data in members.items():
            main, sub = TYPES[path.rpartition(".")[2]]
            message.add_attachment(data, main, sub, filename=path)
        message.set_boundary("=_van_ban_kem_theo_=")
        return message.as_bytes()


def containers(folder: Path) -> list[Container]:
    """Return every container in the order of its name."""
    return [Container(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.toml"))]


def _archive(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for path, data in members.items():
            info = zipfile.ZipInfo(path, (2023, 5, 31, 17, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)
    return packed.getvalue()
