"""Days that could not be listed, in words, for reports and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_SENTENCE = {
    "zh": "缺口：{source} {channel} 的 {start_date} 至 {end_date} 未能列出（{reason}）",
    "en": "gap: {source} {channel}, {start_date} to {end_date} could not be listed ({reason})",
}


def gap_lines(gaps: Iterable[Mapping[str, object]], language: str) -> list[str]:
    """One line for each open gap."""
    return [_SENTENCE[language].format(**gap) for gap in gaps]
