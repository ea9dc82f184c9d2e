"""No message is longer than its service takes, nothing is cut inside an entry, and the most money comes first."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.messengers import REFUSED, TAKEN, URLS, messengers
from tests.tracker.alerts.office import office
from tests.tracker.alerts.samples import voice, win
from tracker.alerts.channels.apprise import AppriseChannel
from tracker.alerts.channels.services import in_bytes, in_json
from tracker.alerts.message import compose_parts
from tracker.alerts.parts import MOST_PARTS
from tracker.model.flag import Flag
from tracker.wording.escaping import to_text

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
HOSTILE = "[x](http://evil.test) *b* _i_ `c` <b>h</b>"
MEASURE = {
    "wecom": (in_bytes, 2048),
    "telegram": (len, 4096),
    "discord": (len, 2000),
    "feishu": (in_json, 20000),
    "dingtalk": (in_json, 20000),
}


def lots(count: int) -> list[Flag]:
    """Wins of so many lots of one notice, the dearest in the middle."""
    return [
        replace(flag, notice_id=7, evidence={**flag.evidence, "amount": {"value": str(100 + value), "currency": "CNY"}})
        for number in range(count)
        for flag, value in ((win(number), number if number < count // 2 else 2 * count - number),)
    ]


@pytest.mark.parametrize("service", MEASURE)
@pytest.mark.parametrize("kind", ["lots", "digest"])
def test_a_long_message_arrives_within_the_limit_of_its_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str, kind: str
) -> None:
    """120 lots of one notice, or a digest of 90 wins: parts 1/n of one id, each within the limit, and a count of the rest."""
    measure, limit = MEASURE[service]
    with messengers(monkeypatch, lambda *_: TAKEN[service]) as there:
        desk = office(tmp_path, {"URL": URLS[service]}, chat={"kind": "apprise", "url_env": "URL", "flood": 20})
        desk.queue(lots(120) if kind == "lots" else [win(number) for number in range(90)])
        assert desk.send().errors == {}
    idents = {row["message_id"] for row in desk.alerts()}
    assert set(desk.states()) == {"sent"}
    assert len(idents) == 1
    assert 1 <= len(there.texts) <= MOST_PARTS + 1
    for number, text in enumerate(there.texts, 1):
        assert measure(text) <= limit
        assert next(iter(idents)) in text
        assert len(there.texts) == 1 or f"{number}/{len(there.texts)}" in text
    rest = re.search(r"另有 (\d+) 条：tracker alerts show (\w+)", there.texts[-1].replace("\\", ""))
    assert rest or kind == "lots"


def test_a_part_that_arrived_is_not_sent_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of four is refused for now: the next attempt begins with it."""
    seen: list[str] = []

    def answer(_host: str, body: dict[str, dict[str, str]]) -> tuple[int, dict[str, str], str]:
        part = re.search(r"（(\d)/\d）", body["text"]["content"])
        seen.append(part[1] if part else "")
        return (500, {}, "") if seen == ["1", "2"] else TAKEN["wecom"]

    with messengers(monkeypatch, answer):
        desk = office(tmp_path, {"URL": URLS["wecom"]}, chat={"kind": "apprise", "url_env": "URL"})
        desk.queue(lots(120))
        desk.send()
        desk.later(hours=1)
        desk.send()
    assert seen[:3] == ["1", "2", "2"]
    assert seen[3:] == [str(number) for number in range(3, 3 + len(seen) - 3)]
    assert set(desk.states()) == {"sent"}


def test_the_most_money_comes_first() -> None:
    """Of what does not fit whole, the dearest order stands at the top."""
    channel = AppriseChannel(URLS["wecom"])
    parts = compose_parts([lots(120)], voice("zh"), "A" * 21, None, channel.fits)
    amounts = [int(value.replace(",", "")) for part in parts for value in re.findall(r"：(\d[\d,]*) 元", part.text)]
    assert amounts[0] == max(amounts)
    assert amounts == sorted(amounts, reverse=True)


@given(
    st.lists(st.text(st.characters(exclude_characters="№"), min_size=1, max_size=280), min_size=1, max_size=40),
    st.sampled_from(["wecom", "telegram", "discord", "slack"]),
    st.booleans(),
)
def test_no_line_is_cut_and_no_order_lost(names: list[str], service: str, as_digest: bool) -> None:
    """Whatever portals write: every part fits, has its id, and what is not in a part is counted."""
    channel = AppriseChannel(URLS[service])
    flags = [
        replace(flag, evidence={**flag.evidence, "buyer": f"№{number}№{name}", "project": name, "supplier": name})
        for flag, number, name in ((win(number), number, name) for number, name in enumerate(names))
    ]
    groups = [[flag] for flag in flags] if as_digest else [flags]
    parts = compose_parts(groups, voice("zh"), "A" * 21, () if as_digest else None, channel.fits)
    assert all(channel.fits(part.subject, part.lines) for part in parts)
    assert all("A" * 21 in part.text for part in parts)
    text = "".join(to_text(part.lines) for part in parts)
    told = set(re.findall(r"№(\d+)№", text))
    left = re.search(r"另有 (\d+) 条", text)
    assert len(told) + int(left[1] if left else 0) == len(names)


class _Seen(HTMLParser):
    """The tags of a text and what is written between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's shape
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize(
    ("service", "form", "arrives"),
    [
        ("discord", None, r"\[x\]\(http\://evil.test\) \*b\* \_i\_ \`c\` \<b\>h\</b\>"),
        ("discord", "markdown", r"\[x\]\(http\://evil.test\) \*b\* \_i\_ \`c\` \<b\>h\</b\>"),
        ("discord", "html", r"\[x\]\(http\://evil.test\) \*b\* \_i\_ \`c\` \<b\>h\</b\>"),
        ("slack", None, "[x](http://evil.test) *b* _i_ `c` &lt;b&gt;h&lt;/b&gt;"),
        ("slack", "markdown", "[x](http://evil.test) *b* _i_ `c` &lt;b&gt;h&lt;/b&gt;"),
        ("telegram", None, "[x](http://evil.test) *b* _i_ `c` &lt;b&gt;h&lt;/b&gt;"),
        ("telegram", "markdown", r"\[x\](http://evil.test) \*b\* \_i\_ \`c\` <b>h</b>"),
        ("wecom", "markdown", HOSTILE),
        ("feishu", None, HOSTILE),
        ("dingtalk", "markdown", r"\[x\]\(http://evil.test\) \*b\* \_i\_ \`c\` &lt;b&gt;h&lt;/b&gt;"),
    ],
)
def test_markup_in_a_portals_text_arrives_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str, form: str | None, arrives: str
) -> None:
    """In the title as in the body, in whichever format was asked for."""
    table = {"kind": "apprise", "url_env": "URL"} | ({"format": form} if form else {})
    with messengers(monkeypatch, lambda *_: TAKEN[service]) as there:
        desk = office(tmp_path, {"URL": URLS[service]}, chat=table)
        first = win(1)
        desk.queue([replace(first, evidence={**first.evidence, "buyer": HOSTILE})])
        assert desk.send().errors == {}
    body = there.bodies[0]
    assert there.texts[0].count(arrives) == (1 if service == "slack" else 2)
    if service == "slack":
        assert body["mrkdwn"] is False
        assert body["attachments"][0]["title"].count("&lt;b&gt;") == 1
    if service == "telegram" and form is None:
        seen = _Seen()
        seen.feed(there.texts[0])
        assert set(seen.tags) <= {"b", "strong", "a"}
        assert seen.said.count(HOSTILE) == 2


def test_a_refused_part_is_the_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set aside as a whole after three tries of the part that is refused."""
    with messengers(
        monkeypatch, lambda _, body: REFUSED["wecom"] if "2/" in body["text"]["content"] else TAKEN["wecom"]
    ) as there:
        desk = office(tmp_path, {"URL": URLS["wecom"]}, chat={"kind": "apprise", "url_env": "URL"})
        desk.queue(lots(120))
        for _ in range(4):
            desk.send()
            desk.now += timedelta(hours=1)
    assert set(desk.states()) == {"refused"}
    assert len(there.texts) == 4
