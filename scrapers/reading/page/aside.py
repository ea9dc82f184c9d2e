"""Parts of a page beside its notice: lists of other notices at its side or its foot."""

from __future__ import annotations

import re
from itertools import islice

from scrapers.reading.lexicon.words import any_of

_OTHERS = re.compile(
    rf"^[ \t|#>·•■]*(?:{any_of('other_notices_heads')}[ \t:>|]*(?:{any_of('more')})?[ \t>]*$|{any_of('next_notice')}[ \t]?:)",
    re.MULTILINE,
)
# looked for first, for most pages have none
_NAMED = re.compile(any_of("other_notices_heads", "next_notice"))
_MOST = 20


def heads_of_others(folded: str) -> list[int]:
    """Positions of the first headings that stand over other notices."""
    if not _NAMED.search(folded):
        return []
    return [match.start() for match in islice(_OTHERS.finditer(folded), _MOST)]


def is_others_head(text: str) -> bool:
    """Whether a heading stands over other notices, not over this one."""
    return _OTHERS.fullmatch(text) is not None
