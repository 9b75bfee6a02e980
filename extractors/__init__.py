"""One file in, one dispatch record out: readers, language knowledge, and one module a field."""

import os

# Files are read side by side in processes, and the matrices are small: threads would only wait for each other. Read
# when NumPy is loaded, which happens later.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
