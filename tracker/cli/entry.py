"""One call of the command line, with a user's mistakes in one line instead of a traceback."""

import os
import sys

import typer
from typer.exceptions import TyperException

from db.engine.errors import DatabaseProblem
from scrapers.errors import ScraperError
from tracker.cli.app import application, whole_application
from tracker.cli.language import complain
from tracker.cli.output import print_anything
from tracker.errors import TrackerError

# options that may stand anywhere, also behind the command
_EVERYWHERE = ("--config", "--db")

_COMPLETION = "_TRACKER_COMPLETE"


def hoist(arguments: list[str]) -> list[str]:
    """Move `--config X` and `--db X` (or `--config=X`) to the front, where the programme's own options are read."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _EVERYWHERE:
            front += [argument, *([value] if (value := next(waiting, None)) is not None else [])]
        elif argument.startswith(tuple(f"{name}=" for name in _EVERYWHERE)):
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


def call(arguments: list[str]) -> None:
    """Do what is asked; exit 0 done, 1 something failed, 2 bad usage or configuration, 130 Ctrl-C."""
    print_anything()
    wanted = hoist(arguments)
    # the shell asks for completions through the environment, of any command and its options
    app = whole_application() if _COMPLETION in os.environ else application(wanted)
    try:
        sys.exit(app(wanted, prog_name="tracker", standalone_mode=False))
    except TyperException as error:
        _say_usage(error, wanted)
        sys.exit(2)
    except typer.Abort:
        complain("nothing done", wanted)
        sys.exit(1)
    except TrackerError as error:
        complain(str(error), wanted)
        sys.exit(error.exit_code)
    except (ScraperError, DatabaseProblem) as error:
        complain(str(error), wanted)
        sys.exit(1)
    except BrokenPipeError:
        # the reader of our output went away (| head): nothing is wrong
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        # a full disk, a folder that may not be written: whatever the command was at, it is the system's own words
        complain(f"{error.filename or 'the system'}: {error.strerror or error}", wanted)
        sys.exit(1)


def _say_usage(error: TyperException, arguments: list[str]) -> None:
    """What is wrong with the arguments, in one line; the help itself when no command was named."""
    ctx = getattr(error, "ctx", None)
    if ctx is not None and error.format_message() == ctx.get_help():
        # nothing was asked: the help is the answer
        sys.stdout.write(error.format_message() + "\n")
        return
    told = " ".join(error.format_message().split()).replace("Value error, ", "").replace("%Y-%m-%d", "YYYY-MM-DD")
    where = f" (`{ctx.command_path} --help` tells what is expected)" if ctx else ""
    if told:
        complain(f"{told.rstrip('.')}{where}", arguments)
