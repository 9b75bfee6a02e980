"""Folders of annotated documents that come from one office or province: left out together wherever one is."""

from __future__ import annotations

SISTERS = {"kgul": "kgu", "tdkt8": "tdkt", "vnptqb": "tdkt", "vbai2": "vbai"}
"""Folders of the same offices or province as another."""


def folder_of(name: str) -> str:
    """Return the folder of a document, the part of its name before the dash, by the name of its first sister.

    >>> folder_of("kgul-03"), folder_of("hpbt-02--jpeg")
    ('kgu', 'hpbt')
    """
    folder = name.partition("-")[0]
    return SISTERS.get(folder, folder)
