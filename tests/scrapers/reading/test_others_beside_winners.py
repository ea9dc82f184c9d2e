"""Names beside those of winners: who made the goods, and who lost. Every page is synthetic."""

from __future__ import annotations

import pytest

from tests.scrapers.reading.plain_notice import A, B, C, read, told

_MAKERS = ("深圳甲乙生物医疗电子股份有限公司", "上海丙丁医疗科技股份有限公司")


@pytest.mark.parametrize(("gap", "between"), [(" ", "\n"), (" ", " "), ("", "")])
@pytest.mark.parametrize("maker", ["制造商", "生产厂家"])
@pytest.mark.parametrize("first", [True, False])
def test_who_made_the_goods_has_not_won(gap: str, between: str, maker: str, *, first: bool) -> None:
    """Whether his column stands before the winner's or behind it, and whatever parts the cells."""
    head, cells = [maker, "中标供应商"], [[_MAKERS[0], "四川甲乙医疗器械有限公司"], [_MAKERS[1], "重庆丙丁医疗设备有限公司"]]
    order = 1 if first else -1
    rows = (
        ("1包", "彩超", *cells[0][::order], "1,680,000.00"),
        ("2包", "麻醉机", *cells[1][::order], "980,000.00"),
    )
    lines = (("包号", "设备名称", *head[::order], "中标金额（元）"), *rows)
    notice = read(between.join(gap.join(line) for line in lines) + "\n")
    assert told(notice) == [("1包", "四川甲乙医疗器械有限公司", 168_000_000), ("2包", "重庆丙丁医疗设备有限公司", 98_000_000)]


def test_names_below_a_head_of_losers_have_lost() -> None:
    """未中标供应商：, over 供应商名称 and 报价 of each."""
    won = f"供应商名称：{A}\n供应商地址：东街\n中标（成交）金额：156.8000000（万元）\n"
    lost = "".join(f"供应商名称：{name}\n报价：{price}.0000000（万元）\n" for name, price in ((B, 158), (C, 159)))
    assert told(read(f"{won}\n未中标供应商：\n{lost}")) == [(None, A, 156_800_000)]


def test_losers_in_a_column_beside_the_winners_have_lost() -> None:
    """未中标供应商及原因, a cell a line."""
    cells = ("标包", "中标供应商", "中标金额（元）", "未中标供应商及原因")
    rows = (
        "A",
        A,
        "1,286,000.00",
        f"{C}（综合得分较低）、湖州庚辛有限公司（综合得分较低）",
        "B",
        B,
        "896,500.00",
        f"{C}（综合得分较低）",
    )
    assert told(read("\n".join((*cells, *rows)) + "\n")) == [("A", A, 128_600_000), ("B", B, 89_650_000)]
