"""Days that could not be listed and pages that could not be read, in words, for reports and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.wording.complaints import complaint

_SENTENCE = {
    "zh": "缺口：{source} {channel} 的 {start_date} 至 {end_date} 未能列出（{reason}）",
    "en": "gap: {source} {channel}, {start_date} to {end_date} could not be listed ({reason})",
}


_UNREAD = {
    "zh": "{count} 份提及{name}的公告未能读出结果：{notices}",
    "en": "{count} {noun} that {verb} {name} could not be read: {notices}",
}
# more are only counted
_MOST_NAMED = 5


def unread_line(notices: Sequence[str], name: str, language: str) -> str:
    """The line about pages that name a company and whose result could not be read, by their ids."""
    noun, verb = ("notice", "names") if len(notices) == 1 else ("notices", "name")
    named = ", ".join(notices[:_MOST_NAMED]) + ("…" if len(notices) > _MOST_NAMED else "")
    return _UNREAD[language].format(count=len(notices), noun=noun, verb=verb, name=name, notices=named)


def gap_lines(gaps: Iterable[Mapping[str, object]], language: str) -> list[str]:
    """One line for each open gap."""
    return [_SENTENCE[language].format(**{**gap, "reason": complaint(str(gap["reason"]), language)}) for gap in gaps]
