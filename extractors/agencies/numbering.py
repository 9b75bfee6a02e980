"""The line of a document's number: "Số: 12/UBND-VX"."""

from __future__ import annotations

import re

# "Sở" and "Số" have one key, so the number is told by the words themselves.
NUMBER_LINE = re.compile(
    r"(?:(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|LUẬT|PHÁP LỆNH)\s+)?(?:S[ốỐôÔ]|s[ốô])\s*(?:hiệu)?\s*"
    r"(?:[:;.](?!\w*\s*hiệu)|(?=[\s.…_*]*\d)|(?=[\s.…_]*[-–/]\s*[A-ZĐ])|(?=[\s.…_*]+$))"
)
