"""How the text of a web page looks: its tags, style sheets and style attributes, and what they hide.

Of style sheets only rules of one simple selector are followed (`p`, `.x`, `p.x`, `#x`): what Word writes, and what
hides text by a class. Rules for media and pseudo-classes say nothing of the page as it lies there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from .doc_flow import Style
from .report import HIDDEN, STRUCK, why_unseen

_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4"))
_ITALIC = frozenset(("i", "em"))
_STRUCK = frozenset(("s", "strike", "del"))
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_SIZE = re.compile(r"(\d{0,4}(?:\.\d+)?)\s*(pt|px|em|%)?")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+))?\s*\)")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})")
_FAR = re.compile(r"-\s*(?:\d{4,}|[5-9]\d\d)(?:\.\d+)?(?:px|pt|em|rem)?|-\d{3,}%|-\d{2,}(?:em|rem|vw|vh)")
"""A place that lies beside every page."""
_NOTHING = re.compile(r"0*(?:\.0*)?(?:px|pt|em|rem|%)?|[01]px")
_CUT_AWAY = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:[5-9]\d|100)%.*\)|circle\(\s*0.*\)")
_NEARLY_WHITE = 0xF0
"""Points up to which no letter can be read."""
_MOST_RULES = 5000

Declarations = dict[str, str]


class ElementLook(NamedTuple):
    """The style of an element's text and what its children inherit beside it."""

    style: Style = Style()
    gone: str = ""
    """Why nothing within is seen, whatever it says itself."""
    invisible: bool = False
    white: bool = False
    ground: bool = False


class StyleSheets:
    """The rules of a page's style sheets."""

    def __init__(self, root: Any) -> None:
        self._rules: dict[tuple[str, str, str], Declarations] = {}
        for element in root.iter("style"):
            self._read(_AT_RULE.sub("", _COMMENT.sub("", element.text or "")))

    def _read(self, sheet: str) -> None:
        for match in _RULE.finditer(sheet):
            for selector in match[1].split(","):
                simple = _SIMPLE.fullmatch(selector.strip())
                if simple is not None and any(simple.groups()) and len(self._rules) < _MOST_RULES:
                    tag, kind, name = (part or "" for part in simple.groups())
                    found = self._rules.setdefault((tag.lower(), kind, name), {})
                    found.update(declarations(match[2]))

    def of(self, element: Any) -> Declarations:
        """Return what the rules say of an element, the more exact ones last."""
        if not self._rules:
            return {}
        tag = element.tag
        names = [
            ("", ""),
            *((".", name) for name in (element.get("class") or "").split()),
            ("#", element.get("id", "")),
        ]
        found: Declarations = {}
        for kind, name in names:
            for of_tag in ("", tag):
                found.update(self._rules.get((of_tag, kind, name), {}))
        return found


@lru_cache(maxsize=512)
def declarations(css: str) -> Declarations:
    """Return the properties of a style attribute or of a rule."""
    found: Declarations = {}
    for part in css.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def look_of(element: Any, outer: ElementLook, sheet: StyleSheets) -> ElementLook:
    """Return the look of an element within one of the look `outer`."""
    css = sheet.of(element)
    inline = element.get("style")
    if inline:
        css = {**css, **declarations(inline)}
    tag = element.tag
    style, look = outer.style, outer
    if tag in _BOLD:
        style = style._replace(bold=True)
    elif tag in _ITALIC:
        style = style._replace(italic=True)
    elif tag == "sup":
        style = style._replace(raised=True)
    elif tag == "font":
        face = (element.get("face") or "").partition(",")[0].strip(" \"'")
        style = style._replace(font=face or style.font)
        if element.get("color"):
            look = look._replace(white=is_white(element.get("color")))
    elif tag in _STRUCK:
        look = look._replace(gone=look.gone or STRUCK)
    if element.get("bgcolor"):
        look = look._replace(ground=not is_white(element.get("bgcolor")))
    if element.get("hidden") is not None:
        look = look._replace(gone=look.gone or HIDDEN)
    if css:
        style, look = _styled(css, style), _seen(css, look)
    on_paper = look.white and not look.ground
    unseen = look.gone or why_unseen(hidden=look.invisible, struck=False, size=style.size, white=on_paper)
    return look._replace(style=style._replace(unseen=unseen))


def is_hidden_whole(element: Any, sheet: StyleSheets) -> bool:
    """Tell whether an element takes no place on the page."""
    if element.get("hidden") is not None:
        return True
    css = {**sheet.of(element), **declarations(element.get("style") or "")}
    return css.get("display", "").lower() == "none" or css.get("mso-hide", "").lower() == "all"


def _styled(css: Declarations, style: Style) -> Style:
    family = css.get("font-family", "").partition(",")[0].strip(" \"'")[:60]
    if family:
        style = style._replace(font=family)
    size = _SIZE.fullmatch(css.get("font-size", "").lower())
    if size is not None and size[1] not in ("", "."):
        number = float(size[1])
        points = {"px": number * 0.75, "em": number * (style.size or 12), "%": number * (style.size or 12) / 100}
        style = style._replace(size=points.get(size[2], number))
    weight = css.get("font-weight", "").lower()
    if weight:
        style = style._replace(bold=weight in ("bold", "bolder", "600", "700", "800", "900"))
    if css.get("text-transform", "").lower() == "uppercase":
        style = style._replace(capitals=True)
    return style


def _seen(css: Declarations, look: ElementLook) -> ElementLook:
    if css.get("display", "").lower() == "none" or css.get("mso-hide", "").lower() == "all":
        look = look._replace(gone=look.gone or HIDDEN)
    if re.fullmatch(r"0*\.?0+%?", css.get("opacity", "1")) or _takes_no_place(css):
        look = look._replace(gone=look.gone or HIDDEN)
    if "line-through" in (css.get("text-decoration", "") + css.get("text-decoration-line", "")).lower():
        look = look._replace(gone=look.gone or STRUCK)
    visibility = css.get("visibility", "").lower()
    if visibility:
        look = look._replace(invisible=visibility in ("hidden", "collapse"))
    if "color" in css:
        look = look._replace(white=is_white(css["color"]))
    ground = css.get("background-color") or css.get("background") or css.get("background-image")
    if ground and ground.lower() not in ("none", "transparent", "inherit", "initial"):
        look = look._replace(ground=not is_white(ground))
    return look


def _takes_no_place(css: Declarations) -> bool:
    """Tell whether a box is off the page, cut away or of no size: so pages hide text from all but screen readers."""
    if _FAR.fullmatch(css.get("text-indent", "").lower()):
        return True
    if css.get("position", "").lower() in ("absolute", "fixed"):
        if any(_FAR.fullmatch(css.get(side, "").lower()) for side in ("left", "top", "right", "bottom")):
            return True
        if _CUT_AWAY.fullmatch(css.get("clip", "").lower()):
            return True
    if _CUT_AWAY.fullmatch(css.get("clip-path", "").lower()):
        return True
    sizes = [css[name].lower() for name in ("height", "max-height", "width", "max-width") if css.get(name)]
    return css.get("overflow", "").lower() in ("hidden", "clip") and any(map(_NOTHING.fullmatch, sizes))


@lru_cache(maxsize=512)
def is_white(colour: str) -> bool:
    """Tell whether a colour of CSS is white, nearly white or transparent: on paper none of it is seen."""
    colour = colour.strip().lower()
    if colour in ("white", "transparent", "snow", "ivory", "ghostwhite", "floralwhite", "mintcream", "azure"):
        return True
    found = _RGB.fullmatch(colour)
    if found is not None:
        return min(int(part) for part in found.groups()[:3]) >= _NEARLY_WHITE or float(found[4] or 1) == 0
    digits = _HEX.fullmatch(colour)
    if digits is None:
        return False
    step = len(digits[1]) // 3
    return all(int((digits[1][at : at + step] * 2)[:2], 16) >= _NEARLY_WHITE for at in range(0, 3 * step, step))
