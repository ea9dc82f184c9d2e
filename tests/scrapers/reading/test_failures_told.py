"""What a table's outcome or a lot's only sentence says of a tender that failed. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from scrapers.reading.values.failures import failed_for_few

A, B = "杭州甲乙建设有限公司", "宁波丙丁建设有限公司"
_NAME = "甲乙区某某泵闸工程监理"


def _kind(title: str, outcome: str, head: str = "处理结果", reason: str = "明显缺乏竞争") -> NoticeType:
    rows = [("标段名称", head, "原因"), (_NAME, outcome, reason)]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return read_notice(f"<h1>{_NAME}{title}</h1><table>{table}</table><p>招标人：甲乙区水利局</p>").notice_type


@pytest.mark.parametrize("title", ["评标结果公示", "中标结果公告", "公示"])
@pytest.mark.parametrize("outcome", ["否决所有投标", "流标", "招标失败", "废标（不足三家）"])
@pytest.mark.parametrize("head", ["处理结果", "评标结果"])
def test_an_outcome_says_that_all_failed(title: str, outcome: str, head: str) -> None:
    """Under its head, where nothing else was read."""
    assert _kind(title, outcome, head) is NoticeType.FAILED


def test_a_reason_or_a_pair_says_so_too() -> None:
    """否决全部投标 at a sentence's end; a head of outcomes with its cell beside it."""
    assert _kind("评标结果公示", "见附件", reason="评标委员会评审后，否决全部投标") is NoticeType.FAILED
    pair = "<table><tr><td>处理结果</td><td>否决所有投标</td></tr></table>"
    assert read_notice(f"<h1>{_NAME}评标结果公示</h1>{pair}").notice_type is NoticeType.FAILED


@pytest.mark.parametrize("rule", ["评标委员会可以否决所有投标。", "有下列情形的，应当否决所有投标：", "有权否决全部投标。"])
def test_a_rule_rejects_nobody(rule: str) -> None:
    """What may be done was not done."""
    read = read_notice(f"<h1>{_NAME}评标结果公示</h1><p>{rule}</p><p>中标候选人见附件</p>")
    assert read.notice_type is NoticeType.CANDIDATE


def _lots(told: str) -> tuple[list[str], list[str]]:
    won = f"01标段：\n拟定中标人：{A}\n中标价：940.22万元\n"
    read = read_notice(f"甲乙街道公路加固工程施工定标结果公示\n{won}02标段：\n{told}\n项目编号：510199202608110001\n")
    return [award.supplier.name for award in read.awards], list(read.failed_lots)


@pytest.mark.parametrize(
    "told", ["因定标候选人均放弃，该标段重新招标。", "该标段重新招标。", "重新招标", "本标段将另行重新组织招标", "流标。"]
)
def test_a_lot_that_is_tendered_again_has_failed(told: str) -> None:
    """As its only sentence."""
    assert _lots(told) == ([A], ["02标段"])


@pytest.mark.parametrize("told", ["如候选人均放弃，该标段重新招标。", "该标段为重新招标项目，公示期三天。"])
def test_a_lot_that_may_be_or_was_tendered_again_has_not(told: str) -> None:
    """A rule, and what it was before."""
    assert _lots(told) == ([A], [])
    assert _lots(f"拟定中标人：{B}\n中标价：100万元\n{told}") == ([A, B], [])


def test_a_winners_cell_may_say_so() -> None:
    """重新招标 where the name would stand."""
    rows = f"<tr><td>一标段</td><td>{A}</td><td>100000</td></tr><tr><td>二标段</td><td>重新招标</td><td>/</td></tr>"
    read = read_notice(
        f"<h1>甲乙工程中标结果公告</h1><table><tr><td>标段</td><td>中标人</td><td>中标价（元）</td></tr>{rows}</table>"
    )
    assert (list(read.failed_lots), read.marks) == (["二标段"], ())


def test_two_rules_about_too_few_bidders_are_no_failure() -> None:
    """Each is conditional by a word that only one of the two lists of conditions has."""
    rules = "否则有效投标供应商不足三家，项目流标。", "如报名供应商不足三家，项目流标。"
    assert not any(map(failed_for_few, (*rules, "".join(rules))))
    assert failed_for_few("报名供应商不足三家，项目流标。")
