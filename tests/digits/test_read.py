"""The shipped weights read typed and hand-written digits; what they are not sure of they do not give."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest

from extractors.digits import find_window, read, read_date_line, read_digits, read_number_line
from extractors.digits.network import WEIGHTS, weights
from extractors.digits.normalise import AFTER, BEFORE, EM, HEIGHT, Window, look
from extractors.digits.read import calibrated, cut, judge, networks_for, read_window
from tests.digits.drawing import blank, date_line, number_line
from tools.digits import lines
from tools.digits.crops import load
from tools.digits.lines import draw_line
from tools.digits.measure import CropReading, answer


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("serial", "symbol"),
    [("875", "UBND-NV"), ("2045", "SYT-NVY"), ("1111", "QĐ-UBND"), ("07", "GM-SYT"), ("60329", "BGDĐT-GDTrH")],
)
def test_typed_serials(serial: str, symbol: str, known: bool) -> None:
    line, *_ = number_line(serial, symbol)
    reading = read_number_line(line, symbol if known else None)
    assert reading.best == serial
    assert reading.candidates[0][0] == serial


def test_each_kind_is_read_by_the_networks_that_gain_it() -> None:
    stored = {"0/out.b": np.zeros(1, np.float32), "1/out.b": np.zeros(1, np.float32)}
    assert networks_for(stored, "day") == networks_for(stored, "serial") == 2
    assert networks_for({**stored, "day.networks": np.float32(1)}, "day") == 1
    assert networks_for({**stored, "day.networks": np.float32(9)}, "day") == 2


@pytest.mark.parametrize(("day", "month"), [("30", "3"), ("04", "11"), ("27", "02")])
def test_typed_days_and_months(day: str, month: str) -> None:
    line, *_ = date_line(day, month)
    days, months = read_date_line(line)
    assert days.best is not None and int(days.best) == int(day)
    assert months.best is not None and int(months.best) == int(month)


def test_a_blank_number_is_no_number() -> None:
    line, *_ = number_line("", "UBND-NV", room=120)
    reading = read_number_line(line, "UBND-NV")
    assert reading.best is None and not reading.sure and reading.blank


def test_a_line_without_the_words_gives_nothing() -> None:
    assert read_number_line(blank()).best is None
    assert all(reading.best is None for reading in read_date_line(blank()))


def test_a_window_cut_out_reads_as_in_its_line() -> None:
    line, *_ = number_line("2045", "SYT-NVY")
    window = find_window(line, "serial", "SYT-NVY")
    assert window is not None
    assert read_digits(cut(line, window), "serial").best == "2045"


def test_drawn_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty lines in sixty hands never seen in training (another seed): most are read, hardly any wrongly.

    What is printed beside the hands is in a face that every machine has.
    """
    monkeypatch.setattr(lines, "font_files", lambda style: [lines.matplotlib_file(style)])
    lines.font.cache_clear()
    monkeypatch.setattr(lines, "font", lines.font.__wrapped__)
    rng = np.random.default_rng(zlib.crc32(b"hands of the test"))
    given = right = 0
    for number in range(60):
        kind = ("serial", "day", "month")[number % 3]
        line, window, text = draw_line(rng, kind)
        reading = read_window(line, window, kind)  # type: ignore[arg-type]
        given += reading.sure
        right += reading.sure and int(reading.best or -1) == int(text or -2)
    assert given >= 30 and right >= given - 2


def test_confidence_rises_with_the_share_and_never_reaches_certainty() -> None:
    arrays = weights()
    for kind in ("serial", "day", "month"):
        steps = [calibrated(arrays, share, kind) for share in np.linspace(0, 1, 21)]  # type: ignore[arg-type]
        assert steps == sorted(steps) and steps[-1] < 1
        assert 0.5 < float(arrays[f"{kind}.threshold"]) < 1


@pytest.mark.parametrize(
    ("kind", "shares", "best", "candidates"),
    [
        ("day", {"5": 0.2, "05": 0.5, "6": 0.1, "": 0.0}, "05", ["05", "6"]),  # one value in two spellings
        ("serial", {"5": 0.2, "05": 0.5, "": 0.0}, "05", ["05", "5"]),  # of a serial the spellings are two
        ("day", {"": 0.9, "1": 0.1}, None, ["", "1"]),  # blank
        ("day", {"": 0.0, "1": 0.0}, None, []),  # nothing that can be a day
    ],
)
def test_judging(kind: str, shares: dict[str, float], best: str | None, candidates: list[str]) -> None:
    reading = judge(weights(), list(shares), np.array(list(shares.values())), kind)  # type: ignore[arg-type]
    assert reading.best == best and [text for text, _ in reading.candidates] == candidates


@pytest.mark.parametrize(
    "window",
    [Window(-50, -20, 1, 40, 52), Window(0, 4000, 1, 40, 52), Window(30, 10, 1, 500, 52), Window(5, 60, 1, 40, 1e4)],
)
def test_senseless_windows_do_no_harm(window: Window) -> None:
    assert not read_window(blank(200, 80), window, "serial").sure


def test_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 2_000_000


def test_real_crops_never_trained_on(shared: Path) -> None:
    """No wrong serial or day among the crops of documents kept for evaluation, and most of them given."""
    folder = shared / "eval" / "header-crops"
    if not folder.is_dir():
        pytest.skip("no labelled crops beside the checkout")
    answers = [answer(weights(), c, find_window(c.line, c.kind, c.symbol)) for c in load(folder, evaluation=True)]  # type: ignore[arg-type]

    def of(kind: str) -> list[CropReading]:
        return [a for a in answers if a.crop.kind == kind]

    assert [(a.crop.id, a.crop.kind) for a in answers if a.reading.sure and not a.right] == []
    assert sum(a.reading.sure for a in of("serial")) >= 0.8 * len(of("serial"))
    assert sum(a.reading.sure for a in of("day")) >= 0.85 * len(of("day"))


def _columns(*digits: dict[int, float]) -> np.ndarray:
    """Columns of one view: each of the digits with its chances, no digit between them."""
    made = np.zeros((2 * len(digits) + 1, 11))
    made[::2, 0] = 1.0
    for column, chances in zip(made[1::2], digits, strict=True):
        for digit, chance in chances.items():
            column[digit + 1] = chance
    return made


@pytest.mark.parametrize(
    ("views", "least", "most"),
    [
        ([{1: 0.7, 7: 0.3}, {1: 0.7, 7: 0.3}], 0.69, 0.71),  # nothing more is known than each view says
        ([{1: 0.999, 7: 0.001}, {1: 0.6, 7: 0.4}], 0.95, 0.99),  # one is sure, the other does not object: mean 0.8
        ([{1: 0.999, 7: 0.001}, {1: 0.001, 7: 0.999}], 0.45, 0.51),
    ],
)
def test_views_of_a_serial_vote(
    views: list[dict[int, float]], least: float, most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = np.stack([_columns({2: 1.0}, view) for view in views])
    monkeypatch.setattr(read, "forward", lambda arrays, ink, net: columns)
    texts, shares = read.shares_of({"0/out.b": np.zeros(1, np.float32)}, blank(), Window(30, 90, 1, 60, 52), "serial")
    assert least < dict(zip(texts, shares, strict=True))["21"] < most
    assert float(shares.sum()) == pytest.approx(1)


def test_networks_see_as_much_around_a_window_as_they_were_trained_with() -> None:
    line, *_ = number_line("2045", "SYT-NVY")
    window = find_window(line, "serial", "SYT-NVY")
    assert window is not None
    narrow, wide = look(line, window), look(line, window, margins=(34.0, 34.0))
    scale = narrow.shape[0] / (HEIGHT * window.em / EM)
    assert wide.shape[1] - narrow.shape[1] == pytest.approx((34 - BEFORE + 34 - AFTER) * window.em / EM * scale, abs=2)
    kept = round((34 - BEFORE) * window.em / EM * scale)
    assert np.abs(wide[:, kept : kept + narrow.shape[1]] - narrow).mean() < 0.05
