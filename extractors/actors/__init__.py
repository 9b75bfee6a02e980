"""Who has to act by a time, and to whom the work goes: candidates from small named steps, one ranking over them."""

from .actors import Actor, Actors, Route
from .outline import Outline

__all__ = ["Actor", "Actors", "Outline", "Route"]
