"""Pages saved without their line breaks: where lots, parts and rows begin in one line. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, told

_HEADS = "供应商名称 供应商地址 中标（成交）金额"
_RANKED, _WON, _PRICE = "序号 入围供应商名称 得分", "中标供应商名称", "中标金额（元）"
_JUDGED = "四、评审专家名单：王甲，李乙（第1标项采购人代表）"


def _read(lines: str, gap: str = " ") -> Notice:
    body = f"一、项目编号：QX-1\n二、项目名称：青溪县设备采购\n三、中标（成交）信息\n{lines}\n{_JUDGED}\n五、公告期限\n1个工作日"
    return read_notice(f"青溪县设备采购中标公告\n{body.replace(chr(10), gap)}\n", kind="text")


@pytest.mark.parametrize("gap", [" ", "     ", "\n"])
@pytest.mark.parametrize(
    ("lines", "lots"),
    [
        (f"分包1：河西片区\n第一成交供应商：{A}\n分包2：河东片区\n第一成交供应商：{C}", ("分包1", "分包2")),
        (f"包1（河西）入围供应商：\n{_RANKED} 1 {A} 95.1\n包2（河东）入围供应商：\n{_RANKED} 1 {C} 92", ("包1", "包2")),
        (f"第一标段\n{_WON}\n{A}\n{_PRICE}\n9000.00\n第二标段\n{_WON}\n{C}\n{_PRICE}\n8000.00", ("第一标段", "第二标段")),
        (f"包1：\n供应商名称：{A}\n包2：\n本包转为单一来源采购，另行公告。\n包3：\n供应商名称：{C}", ("包1", "包3")),
    ],
)
def test_each_lot_begins_a_line_of_its_own(lines: str, lots: tuple[str, str], gap: str) -> None:
    """Behind what stood in the lines above it."""
    assert [(lot, name) for lot, name, _ in told(_read(lines, gap))] == [*zip(lots, (A, C), strict=True)]


@pytest.mark.parametrize("gap", [" ", "     ", ""])
def test_a_lot_that_failed_is_told_behind_a_table(gap: str) -> None:
    """采购包2（测绘）：本采购包废标, behind points or a space."""
    won = ((A, "东街1号 9,000.00元 90.5"), (C, "西街2号 8,000.00元 88"))
    rows = "".join(f"采购包{n}（表）：\n{_HEADS} 得分 {name} {rest}\n" for n, (name, rest) in enumerate(won, 1))
    notice = _read(f"{rows}采购包3（测绘）：\n本采购包废标，原因：有效供应商不足三家。", gap)
    assert told(notice) == [("采购包1", A, 900_000), ("采购包2", C, 800_000)]
    assert notice.failed_lots == ("采购包3",)


def test_lots_in_sentences_begin_right_behind_the_head() -> None:
    """三、中标（成交）信息标段一：某某公司."""
    notice = _read(f"标段一：{A}，成交价9000.00元；标段二：因供应商不足三家流标；标段三：{C}，成交价8000.00元。", "")
    assert (told(notice), notice.failed_lots) == ([("标段一", A, 900_000), ("标段三", C, 800_000)], ("标段二",))


def test_the_lots_somebody_judged_are_none_in_a_line_either() -> None:
    """Whatever stands before 评审专家名单."""
    assert [award.lot for award in _read(f"供应商名称：{A}\n中标（成交）金额：9000元").awards] == [None]


@pytest.mark.parametrize("mark", ["", " ##"])
def test_a_part_may_be_left_out(mark: str) -> None:
    """三、 and then 五、: what the agency is paid is no price, and no sign for heads is part of a value."""
    lines = f"一、项目编号：QX-1{mark}\n二、项目名称：青溪县设备采购{mark}\n三、成交信息\n供应商名称：{A}\n成交金额：玖仟元整"
    fee = "六、代理服务收费标准及金额：本项目代理费总金额：1.25万元（人民币）"
    page = f"{lines}{mark}\n五、评审专家名单：王甲{mark}\n{fee}{mark}\n七、公告期限\n1个工作日".replace("\n", "")
    notice = read_notice(f"青溪县设备采购中标公告\n{page}\n", kind="text")
    assert told(notice) == [(None, A, 900_000)]
    assert (notice.project_number, notice.project_name) == ("QX-1", "青溪县设备采购")


def test_rows_may_run_into_each_other_between_cells_that_stand_apart() -> None:
    """92%2 包1 某某公司."""
    rows = f"1 包1 {A} 91430700MA4L0001AB 92%2 包1 {B} 91430700MA4L0002CD 93.5%3 包2 {C} 91430100MA4L0003EF 94%"
    notice = _read(f"序号 包号 供应商名称 统一社会信用代码 折扣率{rows}", "\n")
    assert [(a.lot, a.supplier.name, a.rate) for a in notice.awards] == [
        ("包1", A, "92%"),
        ("包1", B, "93.5%"),
        ("包2", C, "94%"),
    ]


@pytest.mark.parametrize("gap", [" ", "     "])
def test_lots_side_by_side_each_have_their_winner(gap: str) -> None:
    """标段名称 标段一 标段二 中标人 某某公司 某某院."""
    cells = ("标段名称", "标段一", "标段二", "中标人", A, C, "中标价（元）", "9000.00", "8000.00")
    assert told(_read(gap.join(cells), "\n")) == [("标段一", A, 900_000), ("标段二", C, 800_000)]


def test_ranks_in_heads_cut_no_line() -> None:
    """Each over its own names and prices; 中标人 says who won."""
    heads = "包号 第一中标候选人 投标报价（元） 第二中标候选人 投标报价（元） 中标人"
    notice = _read(f"{heads}\n01 {A} 9000.00 {C} 9900.00 {A}\n02 {C} 8000.00 {B} 8800.00 {C}", "\n")
    assert told(notice) == [("01", A, 900_000), ("02", C, 800_000)]
