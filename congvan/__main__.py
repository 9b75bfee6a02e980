"""`python -m congvan`: the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; packages that hide congvan's own are told of first."""
    try:
        import congvan  # noqa: F401 - it looks where the packages come from
    except ImportError as error:
        sys.exit(f"congvan: {error}")
    from pipeline.cli import main as run

    run()


if __name__ == "__main__":
    main()
