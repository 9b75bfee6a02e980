"""Where things stand in a dispatch: header, addressees, body, distribution, signature, appendix."""

from .find import find_zones

__all__ = ["find_zones"]
