"""Digits that people wrote: thinned to strokes, written by a hand, and lines whose ink vanished drawn again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tools.digits import lines
from tools.digits.writers import WriterHand, Writers, strokes_of, thinned


def ring() -> np.ndarray:
    picture = Image.new("L", (28, 28), 0)
    ImageDraw.Draw(picture).ellipse((8, 4, 20, 24), outline=255, width=3)
    return np.asarray(picture)


def stroke(lean: float = 0.0) -> np.ndarray:
    picture = Image.new("L", (28, 28), 0)
    ImageDraw.Draw(picture).line((14 + lean, 4, 14 - lean, 24), 255, 3)
    return np.asarray(picture)


def folder(path: Path) -> Path:
    """A folder of IDX files: two pictures of each digit, of 0 rings, of the others strokes that lean to the right."""
    pictures = np.stack([ring() if digit == 0 else stroke(4) for digit in range(10) for _ in range(2)])
    labels = np.repeat(np.arange(10, dtype=np.uint8), 2)
    for name, array in (("images-idx3", pictures), ("labels-idx1", labels)):
        head = bytes((0, 0, 8, array.ndim)) + np.array(array.shape, ">u4").tobytes()
        (path / f"train-{name}-ubyte").write_bytes(head + array.tobytes())
    return path


def test_ink_is_thinned_to_one_dot() -> None:
    line = thinned(ring() > 100)
    rows = line[8:20].sum(axis=1)
    assert set(rows.tolist()) == {2}  # the ring's two sides, each one dot wide


def test_a_ring_is_one_closed_stroke() -> None:
    found = strokes_of(ring())
    assert len(found) == 1
    assert np.abs(found[0][0] - found[0][-1]).max() < 0.05
    assert found[0][:, 1].min() == pytest.approx(0, abs=0.03)
    assert found[0][:, 1].max() == pytest.approx(1, abs=0.03)


def test_a_straight_stroke_stays_straight() -> None:
    (found,) = strokes_of(stroke())
    assert np.ptp(found[:, 0]) < 0.06
    assert np.ptp(found[:, 1]) == pytest.approx(1, abs=0.03)


def test_nothing_written_gives_no_stroke() -> None:
    assert strokes_of(np.zeros((28, 28), np.uint8)) == []


def test_a_hand_writes_with_its_own_slant(tmp_path: Path) -> None:
    writers = Writers(folder(tmp_path))
    rng = np.random.default_rng(1)
    hands = [WriterHand(rng, writers) for _ in range(40)]
    for hand in hands:
        hand.own_slant, hand.slant, hand.as_here = False, -0.5, set()
    leans = []
    for hand in hands:
        points = np.concatenate(hand.digit("3"))
        assert points[:, 0].min() == pytest.approx(0) and points[:, 1].max() <= 0.1 * hand.height
        top, foot = points[points[:, 1].argmin()], points[points[:, 1].argmax()]
        leans.append((top[0] - foot[0]) / (foot[1] - top[1]))
    assert np.median(leans) == pytest.approx(-0.5, abs=0.1)  # though those of the folder lean to the right


def test_other_files_are_told(tmp_path: Path) -> None:
    for name in ("images-idx3", "labels-idx1"):
        (tmp_path / f"train-{name}-ubyte").write_bytes(b"no pictures")
    with pytest.raises(ValueError, match="no IDX file"):
        Writers(tmp_path)


def test_lines_whose_digits_vanished_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "font_files", lambda style: [lines.matplotlib_file(style)])
    pale = [0.02, 0.02, 0.9]
    monkeypatch.setattr(lines, "_inks", lambda rng: (0.9, pale.pop(0) if len(pale) > 1 else pale[0]))
    rng = np.random.default_rng(4)
    for _ in range(6):
        line, window, text = lines.draw_line(rng, "serial", "888")
        part = line[30:130, int(window.x0) : int(window.x1)]
        assert text == "888"
        assert float(np.percentile(line, 80)) - float(part.min()) > 60
    assert len(pale) == 1


def test_digits_over_their_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "font_files", lambda style: [lines.matplotlib_file(style)])
    rng = np.random.default_rng(2)
    starts = [lines._ends(rng, 70.0, 100.0, 1.0) for _ in range(50)]
    assert all(70 - lines.OVER <= start <= 65 and right < start + 100 for start, right in starts)
