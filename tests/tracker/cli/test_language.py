"""`language = "zh"`: what a command has done, and how far it is, is said in Chinese; codes, ids and names stay."""

from __future__ import annotations

import re
import string
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Tracker
from tracker.cli.progress import HostPace, span
from tracker.wording.screens import screens

# words as a sentence has them; commands, keys, file names and codes are typed as they are, settings quoted as they stand
_SENTENCE = re.compile(r"(?<![\w`'./\[-])(?!tracker )[a-z]{2,}(?:,? [a-z]{2,}){2,}")
RATES = "day,base,quote,value,source\n2026-01-02,HKD,CNY,0.93,synthetic\n"
REVENUE = "company,label,start,end,amount,currency,source\nzhipu,FY2023,2023-01-01,2023-12-31,100000000,CNY,synthetic\n"
FILINGS = "company,published,title,amount,currency,url\nzhipu,2026-01-20,synthetic,1000000,CNY,https://example.com/1\n"
LEADS = (
    "published,project,supplier,amount,source\n2026-01-20,synthetic,北京智谱华章科技股份有限公司,1000000,https://example.com/2\n"
)
CALLS = (
    "watch",
    "watch add 00020.HK --name 商汤 --org 上海商汤信息科技有限公司",
    "orders --limit 1",
    "notices --limit 1",
    "inbox",
    "alerts list --limit 1",
    "alerts send",
    "revenue import revenue.csv",
    "revenue remove zhipu FY2023",
    "revenue list",
    "fx import rates.csv",
    "filings import filings.csv",
    "orders import leads.csv",
    "rules test W001 --company zhipu",
    "replay",
    "report zhipu",
    "export atom zhipu --out feed.xml",
    "export xlsx zhipu --out book.xlsx",
    "export ocds --all --out out.json",
    "status",
    "verify",
    "backup copies",
    "archive export old.warc.gz --before 2020-01-01",
    "backfill cn_ctg --from 2026-01-01 --to 2026-01-02 --dry-run",
    "run --dry-run --offline",
    "reread --dry-run --site cn_ctg",
)


@pytest.fixture
def demo(tmp_path: Path, tracker: Tracker) -> Path:
    """The folder of a played demo, with files to import."""
    played_demo(tmp_path / "demo")
    for path in (tmp_path / "demo").iterdir():
        path.rename(tmp_path / path.name)
    for name, text in (("rates", RATES), ("revenue", REVENUE), ("filings", FILINGS), ("leads", LEADS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_no_command_says_a_sentence_in_english(demo: Path, tracker: Tracker) -> None:
    """Over the demo's file, on both streams."""
    english = []
    for call in CALLS:
        answer = tracker(*call.split())
        english += [f"{call}: {found}" for found in _SENTENCE.findall(answer.out + answer.err)]
        english += [] if answer.code in (0, 1) else [f"{call}: {answer.err}"]
    assert not english, "\n".join(english)


def test_every_sentence_has_the_same_values_in_both_languages() -> None:
    """And the Chinese one is Chinese."""
    for key, texts in {**screens()["said"], **screens()["progress"]}.items():
        names = [{name for _, name, _, _ in string.Formatter().parse(texts[language]) if name} for language in ("zh", "en")]
        assert names[0] == names[1], key
        assert re.search(r"[\u4e00-\u9fff]", texts["zh"]) or key == "channel_error", key


def test_progress_is_told_in_chinese() -> None:
    """How much is read, how fast, how long it takes."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    pace = HostPace(began, asked=12, waiting=20, read=10)
    told = pace.told(began + timedelta(minutes=2), "zh")
    assert told == "已读 10 条，列表共 20 条，每分钟 6 页，还需 2 分钟"
    assert span(timedelta(hours=3, minutes=20), "zh") == "3 小时 20 分钟"
