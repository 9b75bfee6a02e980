"""The jobs that wait: which of them a process gets next, and where those go that a process did not do."""

from __future__ import annotations

from collections import deque
from itertools import chain, count, islice

from .jobs import Job, Turn
from .process import Process

_LOOKS_AHEAD, _READS_AHEAD = 16, 2
"""Jobs handed to a process: enough that it never waits, few enough that another can take what is left."""


class Turns:
    """Looks, reads, and jobs that ended a process, which a fresh one does alone."""

    def __init__(self) -> None:
        self._looks: deque[Turn] = deque()
        self._reads: deque[Turn] = deque()
        self._alone: deque[Turn] = deque()
        self._numbers = count(1)

    def __bool__(self) -> bool:
        """Whether any job waits."""
        return bool(self._looks or self._reads or self._alone)

    @property
    def some_alone(self) -> bool:
        """Whether a job waits for a process of its own."""
        return bool(self._alone)

    def put(self, job: Job) -> None:
        """Add a job."""
        turn = Turn(next(self._numbers), job)
        self._of(turn).append(turn)

    def give_back(self, turns: list[Turn]) -> None:
        """Put turns that were handed out before all others of their kind, in their order."""
        for turn in reversed(turns):
            self._of(turn).appendleft(turn)

    def try_alone(self, turn: Turn) -> None:
        """Let a job that ended a process be done once more, by one that does nothing else."""
        turn.again = True
        self._alone.append(turn)

    def next_alone(self) -> Turn:
        """Take the next job for a process of its own."""
        return self._alone.popleft()

    def next_for(self, process: Process) -> Turn | None:
        """Take the next job for a process: what it has looked at itself, then what anybody may read, then looks."""
        if process.retiring or (process.waiting and process.waiting[0].again):
            return None
        if len(process.waiting) < _READS_AHEAD and self._reads:
            own = next((turn for turn in self._reads if turn.job.near in (None, process.number)), None)
            turn = own or self._reads[0]
            self._reads.remove(turn)
            return turn
        if len(process.waiting) < (_LOOKS_AHEAD if process.ready else 1) and self._looks and not self._reads:
            return self._looks.popleft()
        return None

    def names(self, most: int) -> list[str]:
        """Return the names of the files of jobs that wait."""
        return [turn.job.name for turn in islice(chain(self._looks, self._reads), most)]

    def _of(self, turn: Turn) -> deque[Turn]:
        if turn.again:
            return self._alone
        return self._looks if turn.job.kind == "look" else self._reads
