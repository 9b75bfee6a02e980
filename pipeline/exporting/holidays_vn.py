"""Days off in Việt Nam: public holidays, days given for them, weekends, and working Saturdays in exchange.

Source: Bộ luật Lao động 45/2019/QH14, Điều 112; Quyết định 188/1999/QĐ-TTg (five-day week); yearly exchanges of days by
announcement. The `holidays` package knows most; exchanges that it lacks can be given in a file.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from schemas import CongVanError

SWAPS: dict[dt.date, bool] = {dt.date(2026, 1, 2): False, dt.date(2026, 1, 10): True}
"""Exchanges that the package does not know: day → whether it is a working day."""


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are working days."""

    swaps: Mapping[dt.date, bool] = field(default_factory=lambda: SWAPS)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> WorkCalendar:
        """Read exchanges of days: lines `2026-01-02 off`, `2026-01-10 work`; `#` begins a remark.

        Raises:
            CongVanError: A line is neither.
        """
        swaps = dict(SWAPS)
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            try:
                day, kind = dt.date.fromisoformat(words[0]), words[1]
            except (ValueError, IndexError):
                kind = ""
            if kind not in ("off", "work"):
                raise CongVanError(f"{path}, line {number}: write a day and off or work, such as 2026-01-02 off")
            swaps[day] = kind == "work"
        return cls(swaps)

    def holiday(self, day: dt.date) -> str | None:
        """Return the name of the holiday, or None."""
        if day in self.swaps:
            return None if self.swaps[day] else "Ngày nghỉ hoán đổi"
        return _year(day.year)[0].get(day)

    def is_working(self, day: dt.date) -> bool:
        """Tell whether state agencies work that day."""
        if day in self.swaps:
            return self.swaps[day]
        names, saturdays = _year(day.year)
        return day in saturdays or (day.weekday() < 5 and day not in names)

    def previous_working(self, day: dt.date) -> dt.date:
        """Return the last working day before the day."""
        day -= dt.timedelta(days=1)
        while not self.is_working(day):
            day -= dt.timedelta(days=1)
        return day

    def advice(self, day: dt.date) -> str | None:
        """Return what to tell of a last day on which nobody works, or None. The day itself is never moved."""
        if self.is_working(day):
            return None
        why = self.holiday(day) or "cuối tuần"
        return f"Rơi vào ngày nghỉ ({why}); ngày làm việc liền trước: {self.previous_working(day):%d/%m/%Y}"


@lru_cache(maxsize=64)
def _year(year: int) -> tuple[dict[dt.date, str], frozenset[dt.date]]:
    import holidays

    found = holidays.country_holidays("VN", years=year, language="vi")
    saturdays: set[dt.date] = getattr(found, "weekend_workdays", set())
    return dict(found), frozenset(saturdays)
