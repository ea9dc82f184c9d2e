"""`tracker shell`: a read-only SQL prompt on the file."""

from __future__ import annotations

import shlex
import sys
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

import typer

from db.engine.connection import Database
from db.queries import QUERIES, Answer, Query, QueryProblem, answer, described_views, opened_for_queries, split
from tracker.cli.context import context_of, readable_file
from tracker.cli.language import language_of
from tracker.cli.output import Format, FormatOption, console, print_line, print_rows, say, say_in
from tracker.errors import BadInput
from tracker.web.metadata import listed
from tracker.wording.complaints import complaint
from tracker.wording.screens import screen

# rows of one answer on a terminal
_MOST = 1000
_VIEWS = {"view": "view", "meaning": "meaning"}


def shell(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """A read-only SQL prompt on the file: .help lists views and queries to try; statements may be piped in."""
    context = context_of(ctx)
    settings = context.settings()
    complains, asked = language_of(context.config), sys.stdin.isatty()
    with readable_file(settings.db_path, settings.language) as path, opened_for_queries(path) as db:
        prompt = Prompt(db=db, form=form, language=settings.language, complains=complains, asked=asked)
        if prompt.asked:
            _listen_well()
            say_in(settings.language, "prompt", path=settings.db_path)
            say_in(settings.language, "views", names=", ".join(view.name for view in described_views()))
        prompt.run()
    if prompt.failures and not prompt.asked:
        raise typer.Exit(1)


@dataclass(slots=True)
class Prompt:
    """One session; `asked` says that a person sits at it, `failures` counts what could not be answered.

    `complains` is the language of what is wrong.
    """

    db: Database
    form: Format
    language: str
    complains: str
    asked: bool
    failures: int = 0

    def run(self) -> None:
        """Answer until the end of the input, or .quit."""
        waiting = ""
        while (line := self._line("   ...> " if waiting else "tracker> ")) is not None:
            if waiting or not line.strip().startswith("."):
                statements, rest = split(f"{waiting}{line}\n")
                waiting = rest.lstrip()
            elif line.strip() == ".quit":
                return
            else:
                statements = [line.strip()]
            for statement in statements:
                self._answer(statement)
        if waiting:
            self._answer(waiting)

    def _line(self, mark: str) -> str | None:
        """The next line of the person, asked for by a mark, or of what is piped in; None at the end.

        Raises BadInput for what is no text.
        """
        try:
            return console().input(mark, markup=False) if self.asked else (sys.stdin.readline() or None)
        except EOFError:
            sys.stdout.write("\n")
            return None
        except UnicodeDecodeError as error:
            raise BadInput(f"standard input is not UTF-8 text (byte {error.start}), expected SQL") from error

    def _answer(self, text: str) -> None:
        """Answer a statement or a command; what is wrong with it is said in one line."""
        try:
            if text.startswith("."):
                self._command(text)
            else:
                self._print(answer(self.db, text, {}))
        except (QueryProblem, BadInput) as error:
            self.failures += 1
            say(f"tracker: {complaint(str(error), self.complains)}")

    def _command(self, text: str) -> None:
        name, *values = _words(text)
        if name == ".help":
            print_line(screen(self.language, "said", "shell_help").rstrip())
            for query in QUERIES:
                print_line(f"  .try {' '.join([query.name, *map(str.upper, query.parameters)]):<42} {self._title(query)}")
        elif name == ".views":
            rows = [{"view": each.name, "meaning": each.text} for each in listed(self.language)["views"]]
            print_rows(rows, _VIEWS, self.form, language=self.language)
        elif name == ".schema" and len(values) == 1:
            self._print(answer(self.db, "SELECT name, type FROM pragma_table_info(:name)", {"name": values[0]}))
        elif name == ".sql" and len(values) == 1:
            print_line(f"{_query(values[0]).sql};")
        elif name == ".try" and values:
            query = _query(values[0])
            if len(values) - 1 != len(query.parameters):
                raise BadInput(f"{query.name} takes {' '.join(query.parameters).upper() or 'no value'}, found {len(values) - 1}")
            self._print(answer(self.db, query.sql, dict(zip(query.parameters, values[1:], strict=True))))
        else:
            raise BadInput(f"{text!r} is no command; .help lists them")

    def _title(self, query: Query) -> str:
        return query.zh if self.language == "zh" else query.en

    def _print(self, found: Answer | None) -> None:
        """Print an answer: whole as JSON, on a terminal its first rows and a line that says when there are more."""
        if found is None:
            return
        shown = found.rows if self.form is Format.JSON else islice(found.rows, _MOST)
        rows = [{name: _cell(value) for name, value in zip(found.columns, row, strict=True)} for row in shown]
        print_rows(rows, {name: name for name in found.columns}, self.form)
        if self.form is not Format.JSON and next(found.rows, None) is not None:
            say_in(self.language, "first_rows", count=_MOST)


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise BadInput(f"{text!r}: {str(error).lower()}") from error


def _query(name: str) -> Query:
    found = next((query for query in QUERIES if query.name == name), None)
    if found is None:
        raise BadInput(f"no query {name!r} to try; expected one of {', '.join(query.name for query in QUERIES)}")
    return found


def _cell(value: object) -> object:
    """A value as it is printed; bytes in hexadecimal digits."""
    return value.hex() if isinstance(value, bytes) else value


def _listen_well() -> None:
    """Give the prompt a history and keys to edit with, where the machine has them."""
    with suppress(ImportError):
        import readline  # noqa: F401 # at work once it is there
