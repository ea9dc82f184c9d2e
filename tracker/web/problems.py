"""Problems as a page in the reader's language, or as JSON: which address means nothing, and what to do next."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Base400, Request
from datasette.views.base import DatasetteError
from markupsafe import Markup


class Problem(NamedTuple):
    """Status of an answer, what is wrong in a line, and what JSON says beside it."""

    status: int
    text: str
    more: dict[str, object]


@hookimpl  # type: ignore[untyped-decorator] # pluggy's marker has no types
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """The answer in place of Datasette's own, which prints each mistyped address with every header of its request."""

    async def answer() -> Response:
        problem = problem_of(exception)
        if request.path.endswith(".json"):
            said = {"ok": False, "error": str(problem.text), "status": problem.status, "title": None}
            return Response.json(problem.more | said, status=problem.status)
        values = {"problem": problem.text, "status": problem.status, "page": "problem"}
        text = await datasette.render_template("tracker_problem.html", values, request=request)
        return Response.html(text, status=problem.status)

    return answer


def problem_of(exception: Exception) -> Problem:
    """A visitor's mistake in a line; our own is written to standard error without what its functions held."""
    if isinstance(exception, Base400):
        return Problem(exception.status, str(exception.args[0] if exception.args else exception), {})
    if isinstance(exception, DatasetteError):
        text = Markup(exception.message) if exception.message_is_html else exception.message  # noqa: S704  Datasette's own words
        return Problem(exception.status, text, dict(exception.error_dict or {}))
    traceback.print_exception(exception, file=sys.stderr)
    return Problem(500, f"{type(exception).__name__}: {exception}", {})
