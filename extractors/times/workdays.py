"""The working calendar of state agencies in Việt Nam: holidays, days given for them, weekends, exchanged weekend days.

Source: Bộ luật Lao động 45/2019/QH14, Điều 112; Quyết định 188/1999/QĐ-TTg (five-day week); yearly exchanges of days by
announcement. The `holidays` package knows most; `data/holidays.toml` holds exchanges that it lacks, each with its
source, and a caller may give more in a file of its own.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from schemas import CongVanError

from ..lexicon.tables import table

ONE_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=1)
def exchanges() -> Mapping[dt.date, bool]:
    """Return the exchanges of `data/holidays.toml`: day → whether it is a working day."""
    found: dict[dt.date, bool] = {}
    for row in table("holidays")["exchange"]:
        found[row["off"]], found[row["worked"]] = False, True
    return found


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are working days."""

    swaps: Mapping[dt.date, bool] = field(default_factory=exchanges)
    """Exchanges of days: day → whether it is a working day. They count before the holidays."""

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> WorkCalendar:
        """Read further exchanges of days from a file; `from_text` says how they are written.

        Raises:
            CongVanError: A line is neither.
        """
        return cls.from_text(Path(path).read_text(encoding="utf-8"), str(path))

    @classmethod
    def from_text(cls, text: str, name: str = "holidays") -> WorkCalendar:
        """Read further exchanges of days: lines `2026-01-02 off`, `2026-01-10 work`; `#` begins a remark.

        Args:
            text: The lines.
            name: What they are called where one is wrong.

        Raises:
            CongVanError: A line is neither.
        """
        swaps = dict(exchanges())
        for number, line in enumerate(text.splitlines(), 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            try:
                day, kind = dt.date.fromisoformat(words[0]), words[1]
            except (ValueError, IndexError):
                kind = ""
            if kind not in ("off", "work"):
                raise CongVanError(f"{name}, line {number}: write a day and off or work, such as 2026-01-02 off")
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
        names, weekend_days = _year(day.year)
        return day in weekend_days or (day.weekday() < 5 and day not in names)

    def next_working(self, day: dt.date) -> dt.date:
        """Return the day itself or the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def previous_working(self, day: dt.date) -> dt.date:
        """Return the last working day before the day."""
        day -= ONE_DAY
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def advice(self, day: dt.date) -> str | None:
        """Return what to tell of a last day on which nobody works, or None. The day itself is never moved."""
        if self.is_working(day):
            return None
        why = self.holiday(day) or "cuối tuần"
        return f"Rơi vào ngày nghỉ ({why}); ngày làm việc liền trước: {self.previous_working(day):%d/%m/%Y}"

    def add(self, start: dt.date, count: int) -> dt.date:
        """Return the `count`-th working day after the start day, which itself does not count."""
        day = start
        while count > 0:
            day += ONE_DAY
            count -= self.is_working(day)
        return day


@lru_cache(maxsize=64)
def _year(year: int) -> tuple[Mapping[dt.date, str], frozenset[dt.date]]:
    import holidays

    found = holidays.country_holidays("VN", years=year, language="vi")
    worked: set[dt.date] = getattr(found, "weekend_workdays", set())
    return dict(found), frozenset(worked)


@lru_cache(maxsize=256)
def lunar_new_year(year: int) -> dt.date | None:
    """Return the first day of Tết Nguyên đán of the year, or None where the holiday table does not know it."""
    import holidays

    days = holidays.country_holidays("VN", years=year, observed=False, language="vi")
    return next((day for day, name in days.items() if name.strip().lower() == "tết nguyên đán"), None)
