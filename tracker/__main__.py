"""`python -m tracker`: the command line from its first moment on, when Ctrl-C meets nothing but imports."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def foreign_package() -> str | None:
    """Complaint about another project's `db` or `scrapers` on the path before ours; None where ours are found."""
    home = Path(__file__).resolve().parent.parent
    for name in ("db", "scrapers"):
        spec = find_spec(name)
        found = Path(spec.origin).resolve().parent if spec and spec.origin else None
        if found != home / name:
            where = found or "missing"
            return f"the package {name!r} is {where}, expected {home / name}; another project's stands before it on the path"
    return None


def main() -> None:
    """Run the command line; exit 0 done, 1 something failed, 2 bad usage or configuration, 130 stopped by Ctrl-C."""
    if wrong := foreign_package():
        sys.stderr.write(f"tracker: {wrong}: install the tracker in an environment of its own (`pipx install .`)\n")
        sys.exit(2)
    try:
        # loading takes longest of many a command, and Ctrl-C then is no reason for a traceback
        from tracker.cli.entry import call

        call(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("tracker: stopped\n")
        sys.stdout.flush()
        sys.stderr.flush()
        # CPython turns every later exit into death by signal once Ctrl-C met it within exec(), as many a library's import does
        os._exit(130)


if __name__ == "__main__":
    main()
