"""`python -m tracker`: the command line from its first moment on, when Ctrl-C meets nothing but imports."""

import os
import sys


def main() -> None:
    """Run the command line; exit 0 done, 1 something failed, 2 bad usage or configuration, 130 stopped by Ctrl-C."""
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
