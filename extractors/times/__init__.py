"""Times in words: the forms they take, what they mean, what makes one a limit, and the working calendar of terms."""

from .find import FoundTime, find_times
from .forms import may_hold_time, words_in
from .read import read_time
from .readings import TimeReading

__all__ = ["FoundTime", "TimeReading", "find_times", "may_hold_time", "read_time", "words_in"]
