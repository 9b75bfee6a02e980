"""Plain text and Markdown, as an office program exports them: columns one after the other, row by row."""

from __future__ import annotations

import textwrap

from .model import Sample


def render(sample: Sample) -> bytes:
    """Return the file's bytes; `md` marks bold lines and ends lines within a block with two spaces."""
    markdown = sample.format == "md"

    def bold(*lines: str) -> str:
        return f"**{chr(10).join(lines)}**" if markdown else "\n".join(lines)

    left = "\n".join([*sample.parent, bold(*sample.issuer)])
    number = [sample.number_line]
    if sample.subject_line:
        number += textwrap.wrap(sample.subject_line, 36)
    blocks = [left, bold(*sample.right_head), "\n".join(number), sample.date_line]
    if sample.urgency:
        blocks.insert(2, bold(sample.urgency))
    if sample.type:
        blocks.append(bold(sample.type, sample.subject))
    blocks.append("\n".join(sample.addressee_lines) if not markdown else "\n\n".join(_markdown_list(sample)))
    blocks += [block.text for block in sample.body]
    blocks += [
        bold("Nơi nhận:") + ("\n\n" if markdown else "\n") + "\n".join(sample.distribution_lines),
        bold(*sample.authority),
        bold(sample.signer),
    ]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _markdown_list(sample: Sample) -> list[str]:
    first, *items = sample.addressee_lines
    return [first, "\n".join(items)] if items else [first]
