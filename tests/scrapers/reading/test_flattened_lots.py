"""Lots of flattened tables: under 序号, in tables of what failed, and words that are none. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, told

_TOP = "青溪县检测服务成交结果公告\n一、项目名称：青溪县检测服务\n二、成交信息\n1.成交结果：\n"
_WON = ("序号", "成交金额（元）", "成交供应商名称", "成交供应商地址", "1分标", "报价：186500(元)", A, "青溪县东街9号")
_SECOND = ("2分标", "报价：173200(元)", C, "青溪县西街11号")
_LOST = ("序号", "标项名称", "废标理由", "其他事项", "3", "数字印刷", "供应商不足三家", "/")


def _page(won: tuple[str, ...], lost: tuple[str, ...], gap: str, behind: str = "三、主要标的信息\n服务类\n") -> str:
    return f"{_TOP}{gap.join(won)}\n2.废标结果：\n{gap.join(lost)}\n{behind}"


@pytest.mark.parametrize("gap", ["\n", " ", "   "])
def test_lots_stand_in_the_column_of_numbers(gap: str) -> None:
    """1分标 under 序号, in one row or several."""
    notice = read_notice(_page((*_WON, *_SECOND), (), gap))
    assert told(notice) == [("1分标", A, 18_650_000), ("2分标", C, 17_320_000)]
    assert told(read_notice(_page((*_WON[:4], *_SECOND), (), gap))) == [("2分标", C, 17_320_000)]


@pytest.mark.parametrize("gap", ["\n", " "])
@pytest.mark.parametrize(
    ("lost", "failed"),
    [
        (_LOST, ("数字印刷",)),
        ((*_LOST, "4", "标项四", "超预算", "无"), ("数字印刷", "标项四")),
        (("包号", "流标原因", "第3包", "不足三家", "第4包", "超过预算"), ("第3包", "第4包")),
        (_LOST[:4], ()),
    ],
)
def test_a_flattened_table_tells_which_lots_failed(lost: tuple[str, ...], failed: tuple[str, ...], gap: str) -> None:
    """By their numbers or their lots; its heads alone tell none."""
    notice = read_notice(_page(_WON, lost, gap))
    assert (told(notice), notice.failed_lots) == ([("1分标", A, 18_650_000)], failed)


def test_what_was_bought_as_a_whole_has_not_failed() -> None:
    """废标结果 over the bids that were rejected."""
    rows = (_LOST[:4], ("1", "青溪县检测服务", f"{C}未按要求响应", "无"))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    won = f"<h1>青溪县检测服务成交结果公告</h1><p>一、项目名称：青溪县检测服务</p><p>成交供应商：{A}</p><p>成交金额：9元</p>"
    notice = read_notice(f"{won}<p>2.废标结果：</p><table>{cells}</table>")
    assert (told(notice), notice.failed_lots) == ([(None, A, 900)], ())


@pytest.mark.parametrize(
    ("judged", "lot"),
    [
        ("三、评审专家名单：\n王甲，李乙（第1标项采购人代表）\n", None),
        ("三、评审小组成员\n王甲(包1组长)、李乙(包1)\n", None),
        ("三、主要标的信息\n擦手纸 200抽/包，20 包/件\n", None),
        ("三、主要标的信息\n名称：采购包1\n四、评审专家名单：\n李乙（第1标项采购人代表）\n", "采购包1"),
    ],
)
def test_who_judged_a_lot_names_none(judged: str, lot: str | None) -> None:
    """Nor does a count of packages; what was bought may."""
    notice = read_notice(_page(("序号", *_WON[1:4], "1", *_WON[5:]), (), " ", judged))
    assert [award.lot for award in notice.awards] == [lot]
