"""The lines below the table of `tracker status`, in the reader's language."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.ops.status import said

_REASON = "unavailable: HTTP 503, expected an answer, after 4 attempts at https://a.cn/b"


def entry(**more: Any) -> dict[str, Any]:
    """A status in which nothing is amiss but what is given."""
    source = {"id": "cn_ctg", "error_counts": {}, "looks_due": 0, "unjudged": 0, "to_reread": 0, "looks_late_days": 0.0}
    return {"sources": [source | more.pop("source", {})], "gaps": [], "set_aside": [], "rereads": [], "channels": []} | more


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "cn_ctg: 连接不上：HTTP 503，应有回答，已试 4 次：https://a.cn/b（3 次）"),
        ("en", f"cn_ctg: {_REASON} (3 times)"),
    ],
)
def test_what_a_source_met_is_said_once_with_its_count(language: str, line: str) -> None:
    """Kind and reason in words."""
    assert said(entry(source={"error_counts": {_REASON: 3}}), language) == [line]


def test_what_a_narrow_table_leaves_out_is_said_in_words() -> None:
    """Looks that are due, notices that wait to be judged, and those that another reader read."""
    lines = said(entry(source={"looks_due": 2, "unjudged": 3, "to_reread": 4}), "en")
    assert [line.split(" notices")[0] for line in lines[1:]] == ["cn_ctg: 3", "cn_ctg: 4"]
    assert "`tracker reread`" in lines[2]


def test_gaps_pages_and_channels_say_why_in_chinese() -> None:
    """The reason is no code and no English."""
    gap = {"source": "cn_ctg", "channel": "1ywgg4", "start_date": "2026-01-01", "end_date": "2026-01-03"}
    lines = said(
        entry(
            gaps=[gap | {"reason": "the list of 1ywgg4 ends after page 3"}],
            set_aside=[{"source": "cn_ctg", "key": "n1", "reason": "its reading took longer than 20 seconds, and again"}],
            channels=[{"channel": "desk", "last_error": "webhook answered 500"}],
        ),
        "zh",
    )
    assert lines == [
        "缺口：cn_ctg 1ywgg4 的 2026-01-01 至 2026-01-03 未能列出（1ywgg4 的列表到第 3 页为止）",
        "cn_ctg：已搁置 n1：读取时用时超过 20 秒，再读又是",
        "渠道 desk：webhook 回答 500",
    ]
