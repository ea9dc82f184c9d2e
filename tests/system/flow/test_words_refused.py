"""What `tracker alerts` does not know is refused in one line."""

from __future__ import annotations

import json

from tests.support.market import Market


def test_words_that_are_none_are_refused(market: Market) -> None:
    """A rule and a state that do not exist: exit code 2, one line that names those that do, and nothing is muted."""
    market.round(hours=1)
    for arguments, named in ((("mute", "--rule", "W999"), "W012"), (("list", "--state", "bogus"), "stale")):
        answer = market("alerts", *arguments)
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
        assert named in answer.err
    assert market.rows("SELECT * FROM mute") == []
    assert json.loads(market("alerts", "list", "--state", "sent", "--format", "json").out) == []
