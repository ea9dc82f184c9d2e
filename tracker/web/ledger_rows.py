"""Rows of a company's ledger as its page shows them, written once for as long as its orders stay the same."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from tracker.web.words import PageWords


def ledger_rows(report: object, say: PageWords, keep: str) -> Markup:
    """A row for each line of a report; `keep` ends the address of every link.

    Datasette's own templates wait at every value, which takes most of the time of a page of a thousand lines.
    """
    return Markup(_template().render(report=report, say=say, keep=keep))  # noqa: S704  the template escapes every value


@cache
def _template() -> Template:
    return Environment(loader=PackageLoader("tracker.web"), autoescape=True).get_template("tracker_ledger_rows.html")
