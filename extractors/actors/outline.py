"""What governs a paragraph: its own item's heading, the headings above it, and the sentence that leads the list in."""

from __future__ import annotations

from collections.abc import Sequence

from ..times.words import word_pattern
from ..zones import Paragraph


class Outline:
    """The governing paragraphs of every paragraph, nearest first."""

    def __init__(self, paragraphs: Sequence[Paragraph], low: str) -> None:
        self.paragraphs = paragraphs
        self.governors: list[tuple[int, ...]] = []
        self.items: list[int | None] = []
        """Index of the marked paragraph that each paragraph stands in, its own where it has a marker."""
        self._low = low
        self._build()

    def _build(self) -> None:
        stack: list[tuple[int, int]] = []  # (depth, index)
        leads: list[tuple[int, int]] = []  # (depth below which it holds, index)
        governed, chain = (list(stack), list(leads)), tuple[int, ...]()
        for index, (paragraph, own) in enumerate(zip(self.paragraphs, self._depths(), strict=True)):
            if own:
                while stack and stack[-1][0] >= own:
                    stack.pop()
                leads = [lead for lead in leads if lead[0] < own]
            elif word_pattern("closes_list").match(self._low, paragraph.text_start, paragraph.end):
                stack, leads = [], [lead for lead in leads if not lead[0]]
            if governed != (stack, leads):
                governed = (list(stack), list(leads))
                chain = tuple(sorted({i for _, i in (*stack, *leads)}, reverse=True))
            self.governors.append(chain)
            if own:
                stack.append((own, index))
                self.items.append(index)
            else:
                self.items.append(stack[-1][1] if stack else None)
                if self._low[paragraph.text_start : paragraph.end].rstrip().endswith((":", "：")):
                    depth = stack[-1][0] if stack else 0
                    leads = [lead for lead in leads if lead[0] < depth]
                    leads.append((depth, index))

    def _depths(self) -> list[int]:
        """Return the depth of each paragraph, 0 for one without marker: a dash under a numbered heading is below it.

        A document that begins with dashes under nothing gives them a depth above its numbers.
        """
        depths, above = [], 0
        for paragraph in self.paragraphs:
            depth = paragraph.depth
            if not depth:
                words = self._low[paragraph.text_start : paragraph.end].rstrip() if above else ""
                above = 0 if words.endswith(":") or word_pattern("closes_list").match(words) else above
            elif (paragraph.marker or "").replace(".", "").isalnum():
                above = depth
            elif above and depth <= above:
                depth = above + 1
            depths.append(depth)
        return depths

    def following(self, index: int, limit: int = 3) -> list[int]:
        """Return the unmarked paragraphs that go on with the item of the paragraph."""
        result = []
        for other in range(index + 1, min(len(self.paragraphs), index + 1 + limit)):
            paragraph = self.paragraphs[other]
            if paragraph.depth or word_pattern("closes_list").match(self._low[paragraph.text_start : paragraph.end]):
                break
            result.append(other)
        return result
