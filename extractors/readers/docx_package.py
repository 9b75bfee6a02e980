"""Opens a DOCX: its parts as XML trees, within limits, without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from typing import Any

from lxml import etree

from schemas.outcomes import OutcomeCode, UnreadableError

MAX_PART = 32_000_000
"""Largest XML part read, in bytes after decompression."""
MAX_ELEMENTS = 1_500_000
"""Most XML tags in a part."""
MAX_ENTRIES = 20_000
"""Most files in the package."""

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""Of the elements of WordprocessingML, as nearly all programs write it."""
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OTHER = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_NAMES = """
    p r t tab br cr noBreakHyphen sym tbl tr tc sdt sdtContent ins del moveFrom moveTo hyperlink smartTag fldSimple
    customXml dir bdo ruby rubyBase pPr rPr drawing pict object txbxContent footnoteReference endnoteReference fldChar
    numPr pStyle vanish vertAlign b i sz ilvl numId body tblPr tblBorders footnote endnote trPr ptab altChunk softHyphen
    rStyle rFonts caps strike dstrike color shd highlight jc tcPr tblStyle delText ffData ddList listEntry checkBox
    checked default result textInput sdtPr showingPlcHdr dropDownList comboBox listItem style basedOn docDefaults
    rPrDefault background cellDel hidden
"""
TAGS: dict[Any, str] = {f"{{{space}}}{name}": name for space in (SPACE, _STRICT) for name in _NAMES.split()}
TAGS |= {f"{{{_OTHER['mc']}}}{name}": name for name in ("AlternateContent", "Choice", "Fallback")}
TAGS |= {f"{{{_OTHER['m']}}}{name}": name for name in ("oMath", "oMathPara")}
MATH_TEXT = f"{{{_OTHER['m']}}}t"


def tags_of(*names: str) -> tuple[str, ...]:
    """Return the tags of elements of WordprocessingML in both of its namespaces."""
    return tuple(f"{{{space}}}{name}" for space in (SPACE, _STRICT) for name in names)


_VALUE = f"{{{SPACE}}}val"


def value_of(element: Any, name: str = "val") -> str | None:
    """Return the element's attribute `w:val`, in either namespace."""
    found: str | None = element.get(_VALUE if name == "val" else f"{{{SPACE}}}{name}")
    if found is None:
        found = element.get(f"{{{_STRICT}}}{name}")
    return found


TEXT_TAGS = tags_of("t")
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    collect_ids=False,
)  # fmt: skip
"""One for all parts: making one takes as long as a page. It keeps nothing of what it has read."""


class Package:
    """The parts of a DOCX."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = {name.replace("\\", "/"): name for name in self._zip.namelist()}  # as some programs part them
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise UnreadableError(OutcomeCode.CORRUPT, f"DOCX: {error}") from error
        if len(names) > MAX_ENTRIES:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"{len(names)} files in the package, limit {MAX_ENTRIES}")
        self.names = set(names)
        self._packed_as = names
        self._read: dict[str, bytes] = {}
        self._trees: dict[str, Any] = {}
        self.main = self._main_part()
        self.folder = posixpath.dirname(self.main)

    @cached_property
    def styles(self) -> bytes:
        """What styles.xml says of styles, nothing where the package has none; the list of those that Word has built in
        and the document does not use is most of it, and is left out."""
        said = self.bytes_of(posixpath.join(self.folder, "styles.xml"))
        before, _, rest = said.partition(b"<w:latentStyles ")
        _, closed, after = rest.partition(b"</w:latentStyles>")
        return before + after if closed else said

    def bytes_of(self, path: str) -> bytes:
        """Return a part's bytes, nothing where the package has no such part."""
        return self._bytes(path) if path in self.names else b""

    def target(self, part: str, identifier: str | None) -> str | None:
        """Return the path of the part that a relation of `part` leads to."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        for relation in self.tree(path) if path in self.names else ():
            if relation.get("Id") == identifier and relation.get("TargetMode") != "External":
                goal = str(relation.get("Target", ""))
                found = goal.lstrip("/") if goal.startswith("/") else posixpath.normpath(posixpath.join(folder, goal))
                return found if found in self.names else None
        return None

    def part(self, name: str) -> Any | None:
        """Return the root of `name` beside the main part, or None where the package has no such part."""
        path = self.path_of(name)
        return None if path is None else self.tree(path)

    def path_of(self, name: str) -> str | None:
        """Return the path of `name` beside the main part, or None where the package has no such part."""
        path = posixpath.join(self.folder, name)
        return path if path in self.names else None

    def tree(self, path: str) -> Any:
        """Return the root element of a part; raises `UnreadableError`."""
        if path not in self._trees:
            data = self._bytes(path)
            if len(data) > MAX_ELEMENTS and data.count(b"<") > MAX_ELEMENTS:
                raise UnreadableError(OutcomeCode.TOO_LARGE, f"{path} holds more than {MAX_ELEMENTS} tags")
            self._trees[path] = self.parse(path, data)
        return self._trees[path]

    def parse(self, path: str, data: bytes) -> Any:
        """Return the root element of XML that was made of a part; raises `UnreadableError`."""
        try:
            root = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            message = str(error)
            large = "depth" in message.lower() or "huge" in message.lower() or "too long" in message.lower()
            code = OutcomeCode.TOO_LARGE if large else OutcomeCode.CORRUPT
            raise UnreadableError(code, f"{path}: {message}") from error
        except ValueError as error:
            raise UnreadableError(OutcomeCode.CORRUPT, f"{path}: {error}") from error
        if root is None:
            raise UnreadableError(OutcomeCode.CORRUPT, f"{path} is empty")
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError(OutcomeCode.CORRUPT, f"{path} declares a DTD, which Word never writes")
        return root

    def _bytes(self, path: str) -> bytes:
        if path not in self._read:
            self._read[path] = self._inflate(path)
        return self._read[path]

    def _inflate(self, path: str) -> bytes:
        try:
            packed = self._zip.getinfo(self._packed_as[path])
            if packed.flag_bits & 1:
                raise UnreadableError(OutcomeCode.ENCRYPTED, "ZIP password")
            with self._zip.open(packed) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, ValueError) as error:
            raise UnreadableError(OutcomeCode.CORRUPT, f"{path}: {error}") from error
        except RuntimeError as error:  # a compression that zipfile does not know, or a password
            raise UnreadableError(OutcomeCode.ENCRYPTED, str(error)) from error
        if len(data) > MAX_PART:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"{path} is over {MAX_PART} bytes")
        return data

    def _main_part(self) -> str:
        if "word/document.xml" in self.names:
            return "word/document.xml"
        if "_rels/.rels" in self.names:
            for relation in self.tree("_rels/.rels"):
                if str(relation.get("Type", "")).endswith("/officeDocument"):
                    target = str(relation.get("Target", "")).lstrip("/")
                    if target in self.names:
                        return target
        raise UnreadableError(OutcomeCode.CORRUPT, "DOCX without a main document")
