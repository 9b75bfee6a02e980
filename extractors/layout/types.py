"""Title lines (tên loại văn bản): capitals that open with the name of a type, as the lexicon's table lists them."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import document_types, is_ward
from ..text.capitals import is_upper
from ..text.keys import bare_in_place

_NO_TITLE = re.compile(r"(?:ban )?(?:sao|trich sao)\b.*|tai lieu|van ban|don|don .*|ban an|phu luc.*")
"""Names in the table that stand on other lines too: marks of copies, "ĐƠN VỊ …"."""
_JOINT = ("lien tich", "lien nganh", "phoi hop")


@cache
def _opening() -> re.Pattern[str]:
    names: set[str] = set()
    for kind in document_types():
        names.add(bare_in_place(kind.name))
        if kind.code == "KHAC":  # of the others the plain name is enough: the rest of the line is the subject
            names.update(bare_in_place(title) for title in kind.titles)
    plain = sorted((name for name in names if name and not _NO_TITLE.fullmatch(name)), key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in plain)
    return re.compile(rf"(?:{words})(?:\s+(?:{'|'.join(_JOINT)}))?(?![a-z])(?!\s+su\b)")


def starts_with_type(text: str, key: str) -> bool:
    """Tell whether the line is a title: a type's name in capitals, alone or followed by what it is about."""
    if not text[0].isupper() or not text[1:2].isupper():
        return False
    match = _opening().match(key)
    return match is not None and is_upper(text[: match.end()]) and not is_ward(text)


def type_length(key: str) -> int:
    """Return how many characters of the line the type's name takes; 0 where it opens with none."""
    match = _opening().match(key)
    return match.end() if match else 0
