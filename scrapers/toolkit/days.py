"""Days as a portal prints them: year first by itself, in any other order where a fact of the site says how."""

from __future__ import annotations

import re
from datetime import date

from scrapers.base import DayForm
from scrapers.errors import LayoutChanged
from scrapers.toolkit.lists import day_of

_PARTS = {"%Y": r"(?P<year>\d{4})", "%m": r"(?P<month>\d{1,2})", "%d": r"(?P<day>\d{1,2})"}
# forms that lists of portals are known to have, besides the year first
_FORMS = ("%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%Y%m%d")


def day_in(text: str, url: str, form: DayForm) -> date:
    """The first date printed in `text` as `form` writes it, year first without one. Raises LayoutChanged when there is none."""
    if not form:
        return day_of(text, url)
    found = _pattern(form).search(text)
    if not found:
        raise LayoutChanged(f"no date in {text[:80]!r}, expected one like {form}, at {url}")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise LayoutChanged(f"{found[0]!r} is no date: {error}, at {url}") from error


def form_of(printed: str) -> DayForm | None:
    """The only known form in which `printed` is a date; None where there is none, or where days and months are in doubt."""
    fits = [form for form in _FORMS if _is_day(printed, form)]
    return fits[0] if len(fits) == 1 else None


def _is_day(printed: str, form: DayForm) -> bool:
    try:
        return bool(day_in(printed, "", form))
    except LayoutChanged:
        return False


def _pattern(form: DayForm) -> re.Pattern[str]:
    # two digits each where nothing stands between them
    written = re.escape(form).replace("%Y%m%d", r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
    for part, digits in _PARTS.items():
        written = written.replace(part, digits)
    return re.compile(rf"(?<!\d){written}(?!\d)")
