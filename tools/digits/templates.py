"""Draws the typed words and letters that stand around the digits: `extractors/data/digit_templates.npz`.

    python -m tools.digits.templates

Needs Liberation Serif (Debian package fonts-liberation), which has the widths of Times New Roman.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tools.digits.lines import font

EM, UP, DOWN = 64, 64, 18  # pixels above and below the base line
STYLES = {
    "Regular": "/-.: 0123456789ABCDĐEGHIKLMNOPQRSTUVXYÂÊÔthángyàmă",
    "Bold": "/-: 0123456789ABCDĐEGHIKLMNOPQRSTUVXYÂÊÔ",
    "Italic": "thángyàmă ",
    "BoldItalic": "thángyàmă ",
}
OUT = Path("extractors/data/digit_templates.npz")


def glyph(style: str, letter: str) -> tuple[np.ndarray, float]:
    """The ink of a letter from its origin on, and the way to the next letter."""
    face = font(style, EM)
    advance = face.getlength(letter)
    image = Image.new("L", (int(advance) + 24, UP + DOWN))
    ImageDraw.Draw(image).text((12, UP), letter, 255, face, "ls")
    return np.asarray(image), advance


def word_so(style: str) -> tuple[np.ndarray, float]:
    """ "Số" as one picture: the font lacks ố, so the acute is set upon ô."""
    face = font(style, EM)
    advance = face.getlength("Sô")
    image = Image.new("L", (int(advance) + 24, UP + DOWN))
    pen = ImageDraw.Draw(image)
    pen.text((12, UP), "Sô", 255, face, "ls")
    pen.text((12 + face.getlength("S") + 0.22 * EM, UP - 0.16 * EM), "´", 255, face, "ls")
    return np.asarray(image), advance


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out = parser.parse_args().out
    arrays: dict[str, np.ndarray] = {}
    for style, letters in STYLES.items():
        drawn = [glyph(style, letter) for letter in letters]
        names = list(letters)
        if style in ("Regular", "Bold"):
            drawn.append(word_so(style))
            names.append("Số")
        arrays[f"{style}.names"] = np.array(names)
        arrays[f"{style}.advances"] = np.array([advance for _, advance in drawn], np.float32)
        arrays[f"{style}.ends"] = np.cumsum([image.shape[1] for image, _ in drawn]).astype(np.int32)
        arrays[f"{style}.ink"] = np.concatenate([image for image, _ in drawn], 1)
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    print(f"{out}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
