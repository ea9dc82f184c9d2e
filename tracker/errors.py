"""Errors of the programme that a user's own input or surroundings cause; the command line prints them as one line.

TrackerError             exit 1: something failed, and says what
├─ ConfigError           exit 2: the configuration or the command's arguments
├─ BadInput              exit 1: a file given to a command cannot be taken
└─ Busy                  exit 1: another run of this source holds its lock
"""


class TrackerError(Exception):
    """Base of the programme's own errors; `exit_code` is what the command line ends with."""

    exit_code = 1


class ConfigError(TrackerError):
    """The configuration or the arguments: file, key, what was found and what was expected."""

    exit_code = 2


class BadInput(TrackerError):
    """A file given to a command cannot be taken: file, line or key, found, expected."""


class Busy(TrackerError):
    """Another run of this source is under way."""
