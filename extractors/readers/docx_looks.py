"""How the text of a DOCX looks: properties of runs, of styles of paragraphs and characters, and what they hide.

Source: ECMA-376 part 1, 17.3.2 (run properties) and 17.7 (styles): later ones win, a style takes from its base.
"""

from __future__ import annotations

import re
from typing import Any

from .doc_flow import Style
from .docx_folding import PackagePart
from .docx_package import TAGS, Package, tags_of, value_of
from .report import why_unseen

Look = dict[str, Any]
"""Properties by name, as far as they are stated."""

_OFF = ("0", "false", "off", "none")
_NAMES = {"b": "bold", "i": "italic", "vanish": "hidden", "strike": "struck", "dstrike": "struck", "caps": "capitals"}
_ALWAYS = ("b", "i", "sz", "vertAlign", "vanish")
_FONT_NAMES = (b".V", b".v", b"VN", b"Vn", b"vn", b"VPS", b"VI ")
"""Beginnings of the names of fonts that are not Unicode."""
_FONTS_OF = (b':ascii="', b':hAnsi="')
_NEARLY_WHITE = re.compile(r"(?:[fF][0-9a-fA-F]){3}")
"""Half-points up to which no letter can be read."""
_MOST_HOPS = 12
_RUN_PROPERTIES = tags_of("rPr")


class Looks:
    """The looks of the runs of a part, by their properties' element."""

    def __init__(self, package: Package, part: PackagePart) -> None:
        self._styles: dict[str, tuple[str | None, Look]] = {}
        self._defaults: Look = {}
        self._whole: dict[str, Look] = {}
        self._made: dict[tuple[int, int, bool], Style] = {}
        """By identity of what the run says and of what its paragraph does, both kept in this object."""
        self.styled = _is_telling(package.styles, part.stated)
        """Whether styles say more of the text than how it is set."""
        self._base: Look = {}
        self._coloured = 0
        if self.styled:
            self._read_styles(package.part("styles.xml"))
            self._base = self._of_style(None)
        names = [*_ALWAYS, *_optional(part.stated)]
        if self.styled:
            names.append("rStyle")
        self._page_coloured = b"background " in part.words
        self._may_join = self.styled or any(word in part.stated for word in (b":del ", b":moveFrom ", b":vanish"))
        self._part = part
        self._by_number: dict[str, Style] = {}
        """Here and now: in a paragraph of this style, on this ground."""
        self._looks = _looks_in(part, tuple(names))

    def enter(self, style: str | None) -> None:
        """Begin a paragraph of this style."""
        self._base = self._of_style(style)
        self._by_number = {}

    def coloured(self, step: int) -> None:
        """Enter (1) or leave (-1) a place whose ground may have a colour: a filled cell, a text box."""
        self._coloured += step
        self._by_number = {}

    def of(self, properties: Any | None) -> Style | None:
        """Return the style of a run with these properties; None where the element holds no properties of runs."""
        look = self._looks.get(properties)
        return None if look is None else self._styled(look)

    def of_number(self, number: str) -> Style:
        """Return the style of a run with the properties that the part has under this number."""
        found = self._by_number.get(number)
        if found is None:
            look = self._looks.get(self._part.numbered(number), self._looks[None])
            found = self._by_number[number] = self._styled(look)
        return found

    def _styled(self, look: Look) -> Style:
        key = id(look), id(self._base), self._coloured > 0
        found = self._made.get(key)
        if found is None:
            whole = {**self._base, **look}
            if "style" in whole:
                whole = {**self._base, **self._chain(whole["style"]), **look}
            found = self._made[key] = self._style(whole)
        return found

    def joins(self, properties: Any) -> bool:
        """Tell whether a paragraph's mark is deleted, moved away or hidden: the next paragraph goes on with it."""
        if not self._may_join:
            return False
        for child in properties:
            if TAGS.get(child.tag) == "rPr":
                if any(TAGS.get(item.tag) in ("del", "moveFrom") for item in self._part.real(child)):
                    return True
                return bool((self._looks.get(child) or {}).get("hidden"))
        return False

    def _style(self, look: Look) -> Style:
        on_colour = look.get("ground") or self._coloured > 0 or self._page_coloured
        unseen = why_unseen(
            hidden=look.get("hidden", False),
            struck=look.get("struck", False),
            size=look.get("size") or None,
            white=look.get("white", False) and not on_colour,
        )
        return Style(
            look.get("font"), look.get("bold", False), look.get("italic", False), look.get("size"),
            look.get("raised", False), look.get("capitals", False), unseen,
        )  # fmt: skip

    def _of_style(self, name: str | None) -> Look:
        """Return what a style of paragraphs says of the text; of its weight and size the runs speak for themselves."""
        key = name or ""
        if key not in self._whole:
            chain = self._chain(name if name in self._styles else self._styles.get("", (None, {}))[0])
            whole = {**self._defaults, **chain}
            self._whole[key] = {k: v for k, v in whole.items() if k not in ("bold", "italic", "size", "raised")}
        return self._whole[key]

    def _chain(self, name: str | None) -> Look:
        looks: list[Look] = []
        for _ in range(_MOST_HOPS):
            if name is None or name not in self._styles:
                break
            name, look = self._styles[name]
            looks.append(look)
        return {key: value for look in reversed(looks) for key, value in look.items()}

    def _read_styles(self, root: Any | None) -> None:
        if root is None:
            return
        looks = looks_of(root, (*_ALWAYS, "strike", "dstrike", "caps", "color", "shd", "highlight", "rFonts"))
        for element in root:
            name = TAGS.get(element.tag)
            if name == "docDefaults":
                for properties in element.iter(*tags_of("rPr")):
                    self._defaults = looks.get(properties, {})
            elif name == "style":
                base, look, ground = None, Look(), False
                for child in element:
                    kind = TAGS.get(child.tag)
                    if kind == "basedOn":
                        base = value_of(child)
                    elif kind == "rPr":
                        look = looks.get(child, {})
                    elif kind == "pPr":
                        ground = looks.get(child, {}).get("ground", False)
                look = {**look, "ground": True} if ground else look
                identifier = value_of(element, "styleId") or ""
                self._styles[identifier] = (base, look)
                if value_of(element, "type") == "paragraph" and value_of(element, "default") in ("1", "true", "on"):
                    self._styles[""] = (identifier, {})


def _looks_in(part: PackagePart, names: tuple[str, ...]) -> dict[Any, Look]:
    """Return what all properties of runs in a part say; where a run has none, nothing is said."""
    nothing: Look = {}
    looks = {None: nothing}
    if part.properties is not None:
        said = looks_of(part.properties, names)
        looks |= {element: said.get(element, nothing) for element in part.properties.iter(*_RUN_PROPERTIES)}
    said = {} if part.all_folded else looks_of(part.root, names)
    for element in part.root.iter(*_RUN_PROPERTIES):
        look = said.get(element)
        looks[element] = looks.get(part.real(element), nothing) if look is None else look
    return looks


def looks_of(root: Any, names: tuple[str, ...]) -> dict[Any, Look]:
    """Return what the run properties of a part say in the elements of these names; most say nothing of it."""
    looks: dict[Any, Look] = {}
    for element in root.iter(*tags_of(*names)):
        properties = element.getparent()
        look = looks.get(properties)
        if look is None:
            look = looks[properties] = {}
        name = TAGS[element.tag]
        value = value_of(element)
        if name in _NAMES:
            look[_NAMES[name]] = (value not in _OFF) or (name == "dstrike" and look.get("struck", False))
        elif name == "sz":
            look["size"] = int(value) / 2 if value and value.isdecimal() and len(value) < 5 else None
        elif name == "vertAlign":
            look["raised"] = value == "superscript"
        elif name == "color":
            theme = value_of(element, "themeColor")
            look["white"] = _NEARLY_WHITE.fullmatch(value or "") is not None or theme in ("background1", "light1")
        elif name in ("shd", "highlight"):
            look["ground"] = look.get("ground") or is_ground(element)
        elif name == "rFonts":
            look["font"] = value_of(element, "ascii") or value_of(element, "hAnsi")
        elif name == "rStyle":
            look["style"] = value
    return looks


def is_ground(element: Any) -> bool:
    """Tell whether a shading or highlight lays a colour under the text."""
    fill = value_of(element, "fill") if TAGS.get(element.tag) == "shd" else value_of(element)
    if value_of(element, "themeFill") not in (None, "background1", "light1"):
        return True
    return fill not in (None, "", "auto", "none", "white") and _NEARLY_WHITE.fullmatch(fill or "") is None


def _is_telling(styles: bytes, words: bytes) -> bool:
    """Tell from the bytes alone whether a style that the part uses says more of the text than how it is set."""
    if not _says_more(styles):
        return False
    defaults, *blocks = styles.split(b"<w:style ")
    if not blocks or _says_more(defaults):
        return True
    telling: set[bytes] = set()
    bases: dict[bytes, bytes] = {}
    for block in blocks:
        identifier = block.partition(b'w:styleId="')[2].partition(b'"')[0]
        bases[identifier] = block.partition(b'<w:basedOn w:val="')[2].partition(b'"')[0]
        if _says_more(block):
            if b'w:default="1"' in block[:200]:
                return True
            telling.add(identifier)
    heirs = telling
    while heirs:
        heirs = {name for name, base in bases.items() if base in heirs} - telling
        telling |= heirs
    return any(b'"' + name + b'"' in words for name in telling)


def _says_more(words: bytes) -> bool:
    return b"vanish" in words or b"strike" in words or b":caps" in words or _has_white(words) or _has_legacy_font(words)


def _has_white(words: bytes) -> bool:
    return b'"background1"' in words or any(
        colour.startswith((b"F", b"f")) for colour in words.split(b'color w:val="')[1:]
    )


def _has_legacy_font(words: bytes) -> bool:
    """Tell whether a font is named that is not Unicode; the names are cut out first, a search for each takes longer."""
    return any(name.startswith(_FONT_NAMES) for kind in _FONTS_OF for name in words.split(kind)[1:])


def _optional(words: bytes) -> list[str]:
    """Return the properties to look for that a part's bytes mention."""
    names = []
    if b"trike" in words:
        names += ["strike", "dstrike"]
    if b":caps" in words:
        names.append("caps")
    if _has_white(words):
        names += ["color", "shd", "highlight"]
    if _has_legacy_font(words):
        names.append("rFonts")
    return names
