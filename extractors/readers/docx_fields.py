"""Fields and form fields of a DOCX: what they show, not what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .doc_flow import CHECKED, UNCHECKED
from .docx_package import TAGS, tags_of, value_of

_FIELD_MARK = tags_of("fldChar")


@dataclass(slots=True)
class _Field:
    data: Any | None
    """What a form field is and holds (`w:ffData`)."""
    instruction: bool = True
    shown: bool = False


class Fields:
    """The fields that are open while a part is walked through; a field may stand in the instruction of another."""

    def __init__(self, root: Any, *, any_there: bool = True) -> None:
        self.open: list[_Field] = []
        self.mute = 0
        """How many of the open fields are in their instruction: text is shown only at 0."""
        self._torn = _without_end(root) if any_there else frozenset()

    def meet(self, mark: Any) -> str:
        """Take a `w:fldChar`; return the text that a form field shows without having it as text."""
        kind = value_of(mark, "fldCharType")
        if kind == "begin":
            if mark not in self._torn:
                data = next((child for child in mark if TAGS.get(child.tag) == "ffData"), None)
                self.open.append(_Field(data))
                self.mute += 1
        elif kind == "separate" and self.open and self.open[-1].instruction:
            self.open[-1].instruction = False
            self.mute -= 1
        elif kind == "end" and self.open:
            field = self.open.pop()
            if field.instruction:
                self.mute -= 1
            if field.data is not None and not field.shown and not self.mute:
                return value_of_form(field.data)
        return ""

    def text_shown(self) -> None:
        """Note that the result of the open fields has text of its own."""
        for field in self.open:
            field.shown = True


def _without_end(root: Any) -> frozenset[Any]:
    """Return the beginnings of fields that never end: Word shows what stands behind them."""
    begun: list[Any] = []
    for mark in root.iter(*_FIELD_MARK):
        kind = value_of(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def value_of_form(data: Any) -> str:
    """Return what a drop-down list or a check box shows (ECMA-376 part 1, 17.16.9 and 17.16.7)."""
    for child in data:
        name = TAGS.get(child.tag)
        if name == "ddList":
            entries = [value_of(item) or "" for item in child if TAGS.get(item.tag) == "listEntry"]
            said = {TAGS.get(item.tag): value_of(item) for item in child}
            number = said.get("result") or said.get("default") or "0"
            at = int(number) if number.isdecimal() else 0
            return entries[at] if at < len(entries) else ""
        if name == "checkBox":
            states = {TAGS.get(item.tag): value_of(item) not in ("0", "false", "off") for item in child}
            return CHECKED if states.get("checked", states.get("default", False)) else UNCHECKED
    return ""


def control_state(control: Any) -> tuple[bool, str]:
    """Return of a content control whether it shows only its prompt, and the entry chosen from its list."""
    prompt, chosen = False, ""
    for child in control:
        if TAGS.get(child.tag) != "sdtPr":
            continue
        for item in child:
            name = TAGS.get(item.tag)
            if name == "showingPlcHdr":
                prompt = value_of(item) not in ("0", "false", "off")
            elif name in ("dropDownList", "comboBox"):
                last = value_of(item, "lastValue")
                entries = {value_of(entry, "value"): value_of(entry, "displayText") for entry in item}
                chosen = (entries.get(last) or last or "") if last else ""
    return prompt, chosen
