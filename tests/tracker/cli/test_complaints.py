"""With `language = "zh"` what goes wrong is said in Chinese; paths, keys, codes, options and commands stay as they are typed."""

from __future__ import annotations

import io
import re
from enum import StrEnum
from pathlib import Path

import pytest

from db.engine.connection import open_file
from db.engine.rows import column
from scrapers.notice import AwardStatus, Mark, NoticeMark, NoticeType, Pricing, Support, VatBasis
from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Tracker
from tracker.cli.table import cell
from tracker.model.notice_history import VersionReason
from tracker.model.order import EventKind, JoinKey, OrderStatus
from tracker.wording.complaints import complaint, complaint_forms
from tracker.wording.screens import term

# two words of English side by side that are no command, option, path, code or quotation
_ENGLISH = re.compile(r"(?<![\w`'./\[$-])[a-z]{2,}(?: [a-z]{2,})+")
_QUOTED = re.compile(
    r"weekly mon|`[^`]*`|'[^']*'|\"[^\"]*\"|\([^()]*pip install[^()]*\)|pip install \S+"
    r"|[a-z]+\[[a-z]+\]|\b(?:tracker|award-tracker|export|archive)(?: [\w-]+)+"
)
BAD_CONFIGURATIONS = {
    "no such key": "contcat = 1\n",
    "text for a list": '[company.a]\nname = "甲"\nticker = "1.HK"\nexchange = "HKEX"\ncurrency = "CNY"\norganizations = "甲"\n',
    "a number for text": "contact = 1\n",
    "a key twice": 'contact = "a"\ncontact = "b"\n',
    "no TOML": "contact = \n",
    "a table without end": "[source.cn_ccgp\n",
    "no such site": "[source.cn_nowhere]\n",
    "no such rule": "[rules.W999]\n",
    "a rule's key": "[rules.W002]\nprecent = 1\n",
    "no currency": '[company.a]\nname = "甲"\nticker = "1.HK"\nexchange = "HKEX"\ncurrency = "RMB"\norganizations = ["甲"]\n',
    "no schedule": '[source.cn_ccgp]\nevery = "soon"\n',
    "no hours": '[source.cn_ccgp]\nhours = "all day"\n',
    "no channel": '[channel.a]\nkind = "pigeon"\n',
    "no digest": '[channel.a]\nkind = "console"\ndigest = "sometimes"\n',
    "a zone": '[channel.a]\nkind = "console"\nquiet_zone = "Mars"\n',
    "a table for a value": "contact = {}\n",
    "a value for a table": "source = 1\n",
    "an example left empty": "[company.a]\n",
}
BAD_ROWS = {
    "revenue import": (
        "company,label,start,end,amount,currency,source\n",
        "zhipu,FY2023,2023-01-01,2062-12-31,1,CNY,a",
        "zhipu,FY2023,2023-01-01,2022-12-31,1,CNY,a",
        "zhipu,FY2023,soon,2023-12-31,1,CNY,a",
        "zhipu,FY2023,2023-01-01,2023-12-31,much,CNY,a",
        "zhipu,FY2023,2023-01-01,2023-12-31,0,CNY,a",
        "zhipu,FY2023,2023-01-01,2023-12-31,1.234,CNY,a",
        "zhipu,FY2023,2023-01-01,2023-12-31,99999999999999999999,CNY,a",
        "zhipu,FY2023,2023-01-01,2023-12-31,1,RMB,a",
        "nosuch,FY2023,2023-01-01,2023-12-31,1,CNY,a",
        "zhipu,,2023-01-01,2023-12-31,1,CNY,a",
        "zhipu,FY2023,2023-01-01",
    ),
    "fx import": ("day,base,quote,value,source\n", "2026-01-02,HKD,HKD,0.93,a", "2026-01-02,HKD,CNY,-1,a"),
    "filings import": ("company,published,title,amount,currency,url\n", "zhipu,soon,a,1,CNY,https://example.com/1"),
    "orders import": ("published,project,supplier,amount,source\n", "2099-01-20,a,甲,1,https://example.com/2"),
}
CALLS = (
    "nosuch",
    "report nosuch",
    "report zhpu",
    "report --nosuch",
    "report --to 2026-01-01 --from 2026-02-01",
    "report --bridge 2026-02-01 2026-01-01",
    "report --from soon",
    "report zhipu --explain --format html",
    "orders --limit many",
    "orders --min-amount much",
    "orders --limit",
    "orders --format xml",
    "orders remove O1",
    "notices --since 2026-13-01",
    "show N999999",
    "show",
    "inbox accept Q1",
    "inbox undo D1",
    "alerts test nosuch",
    "alerts show nosuch",
    "alerts mute --rule W999 --for 3d",
    "alerts list --state nosuch",
    "rules test W999",
    "rules test W001 zhipu",
    "sources show nosuch",
    "run nosuch",
    "run --limit 3",
    "run --from-archive --since 2026-01-01",
    "reread --site nosuch",
    "reread --workers 2 --dask tcp://127.0.0.1:1",
    "reread --shards nowhere",
    "backfill cn_ctg --from 2026-02-01 --to 2026-01-01",
    "revenue import nowhere.csv",
    "revenue remove zhipu FY1900",
    "revenue fetch nosuch",
    "fx import tracker.toml",
    "watch add 00099.HK",
    "watch remove nosuch",
    "export csv zhipu",
    "export xlsx zhipu --all --out a.xlsx",
    "export ocds --out tracker.toml --all",
    "export csv nosuch --out a.csv",
    "backup tracker.db",
    "archive export tracker.toml --before 2026-01-01",
    "archive export old.warc.gz --before soon",
    "serve --host 0.0.0.0",
    "serve --port many",
    "daemon --listen nowhere",
    "parse tracker.toml",
    "parse nowhere.html",
    "probe nosuch",
    "new nosuch",
    "init",
    "init --example nosuch",
    "demo --dir tracker.toml",
)


def english_of(said: str) -> list[str]:
    """The pieces of a text that are English sentences, quotations and commands apart."""
    return _ENGLISH.findall(_QUOTED.sub("…", said))


@pytest.fixture
def demo(tmp_path: Path, tracker: Tracker) -> Path:
    """The folder of a played demo, whose configuration asks for Chinese."""
    played_demo(tmp_path / "demo")
    for path in (tmp_path / "demo").iterdir():
        path.rename(tmp_path / path.name)
    assert 'language = "zh"' in (tmp_path / "tracker.toml").read_text(encoding="utf-8")
    return tmp_path


def test_no_bad_call_is_answered_in_english(demo: Path, tracker: Tracker) -> None:
    """Each says in Chinese, on one line, what is wrong."""
    wrong = []
    for call in CALLS:
        answer = tracker(*call.split())
        wrong += [f"{call}: {answer.err}"] if not answer.err or answer.code == 0 or english_of(answer.err) else []
    assert not wrong, "\n".join(wrong)


def test_no_bad_row_is_refused_in_english(demo: Path, tracker: Tracker) -> None:
    """File, line and column are named as they are."""
    wrong = []
    for command, (head, *rows) in BAD_ROWS.items():
        for row in rows:
            (demo / "rows.csv").write_text(f"{head}{row}\n", encoding="utf-8")
            answer = tracker(*command.split(), "rows.csv")
            said = answer.err
            wrong += [f"{command}: {row}: {said}"] if "rows.csv" not in said or answer.code != 1 or english_of(said) else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("text", BAD_CONFIGURATIONS.values(), ids=BAD_CONFIGURATIONS)
@pytest.mark.parametrize("command", ["status", "doctor"])
def test_no_bad_configuration_is_refused_in_english(tracker: Tracker, tmp_path: Path, command: str, text: str) -> None:
    """Also where it cannot be read at all; the key at its level stays."""
    (tmp_path / "tracker.toml").write_text(f'language = "zh"\n{text}', encoding="utf-8")
    answer = tracker(command)
    said = answer.err if command == "status" else answer.out
    assert answer.code == (2 if command == "status" else 1)
    assert "tracker.toml" in said.replace("\n", "")
    assert english_of(said) == [], said


def test_nothing_that_is_shown_is_a_code(demo: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """An order, a notice, the prompt's help and views, marks of revenue: their names and our terms are Chinese."""
    with open_file(demo / "tracker.db") as db:
        order, notice = column(db, "SELECT order_id FROM wins LIMIT 1")[0], column(db, "SELECT max(id) FROM notice")[0]
    for ident in (order, f"N{notice}"):
        shown = tracker("show", ident).out
        assert [line for line in shown.splitlines() if re.match(r" *[a-z_]+[:=]", line)] == []
        assert not re.search(r"[a-z]+=| (?:[a-z]+_)+[a-z]+", re.sub(r"https?://\S+|cn_\w+", "", shown)), shown
    assert "printed_share_differs" not in tracker("revenue", "list").out
    assert "recorded page" not in tracker("sources").out
    monkeypatch.setattr("sys.stdin", io.StringIO(".help\n.views\n"))
    said = tracker("shell").out
    assert "可试用的查询" in said
    assert "the views" not in said
    assert [line for line in said.splitlines() if len(re.findall(r"[a-z]{3,}", line)) > 5] == []


@pytest.mark.parametrize(
    "kind",
    [AwardStatus, EventKind, JoinKey, Mark, NoticeMark, NoticeType, OrderStatus, Pricing, Support, VatBasis, VersionReason],
)
def test_every_term_is_said_in_both_languages(kind: type[StrEnum]) -> None:
    """Whatever an order, a notice or an event of them carries, on the page and on a terminal alike."""
    where = "notice_type" if kind is NoticeType else "pricing" if kind is Pricing else "status"
    for each in kind:
        assert re.search(r"[\u4e00-\u9fff]", term(each.value, where, "zh")), each
        assert "_" not in term(each.value, where, "en"), each


@pytest.mark.parametrize(("example", "next_step"), [("ai-vendors", "接下来"), ("psbc", "请加入一家")])
def test_the_next_step_is_in_the_language_of_the_configuration(tracker: Tracker, example: str, next_step: str) -> None:
    """What is written asks for Chinese, and so the line that says what comes next is Chinese; the empty one asks for English."""
    assert next_step in tracker("init", "--example", example).err
    assert "add one" in tracker("--config", "other.toml", "init").err


def test_why_a_portal_was_not_read_is_chinese() -> None:
    """In tables and lines alike, down to what the system says; English stays as it is."""
    reason = (
        "robots.txt of http://127.0.0.1:1 cannot be read, so nothing there may be asked for: "
        "ConnectError: [Errno 111] Connection refused, expected an answer, after 4 attempts at http://127.0.0.1:1/robots.txt"
    )
    assert english_of(cell("reason", reason, "zh")) == []
    assert english_of(complaint(f"issue: {reason}", "zh")) == []
    assert cell("reason", reason, "en") == reason


def test_english_stays_english(tracker: Tracker, tmp_path: Path) -> None:
    """Where English is asked for, and where no configuration says what is."""
    assert "no tracker.toml here" in tracker("status").err
    (tmp_path / "tracker.toml").write_text('language = "en"\ncontcat = 1\n', encoding="utf-8")
    assert "contcat: unknown key; expected one of" in tracker("status").err


def test_every_form_keeps_its_values() -> None:
    """A Chinese form has each value of its English one but those that repeat what it says, and is Chinese."""
    for english, chinese in complaint_forms().items():
        values = {int(number) for number in re.findall(r"\{(\d)\}", chinese)}
        assert values <= set(range(english.count("{}"))), english
        assert len(values) == english.count("{}") or english.startswith(("Input should be", "'{}' codec")), english
        assert re.search(r"[\u4e00-\u9fff]", chinese) or not english_of(english), english


def test_a_value_is_never_translated_as_a_sentence() -> None:
    """What a person typed stands in the line as it was typed."""
    said = complaint("no such company 'one of them'; expected one of a: b, c", "zh")
    assert said == "没有公司 'one of them'；应为下列之一：a: b, c"
    assert complaint("a line that nobody knows", "zh") == "a line that nobody knows"
