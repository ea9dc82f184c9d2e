"""Rows without heads, whose cells carry their labels: a rank, a name, a price however it is written. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

NAMES = ("四川甲乙水利水电工程有限公司", "西藏丙丁工程建设集团股份有限公司", "青海戊己水利水电工程局有限责任公司")
SIGN, TENS, WORDS, PLAIN = "¥15,688,120.36", "1570.5万元", "壹仟伍佰柒拾叁万贰仟元整", "15,705,000元"
_READ = {
    SIGN: "15688120.36",
    TENS: "15705000.00",
    WORDS: "15732000.00",
    PLAIN: "15705000.00",
    f"{WORDS}（¥15,732,000.00）": "15732000.00",
}
_TITLE = "<p>甲乙市某某村防洪堤工程中标候选人公示</p><p>招标编号：XZ-2026-009</p>"


@pytest.mark.parametrize("head", ["一、评标情况", "一、中标候选人"])
@pytest.mark.parametrize("rank", ["中标候选人第{}名", "第{}名"])
@pytest.mark.parametrize("label", ["投标报价：", ""])
@pytest.mark.parametrize(
    "prices",
    [
        (SIGN, TENS, WORDS),
        (WORDS, TENS, SIGN),
        (SIGN, TENS, PLAIN),
        (WORDS, WORDS, WORDS),
        (f"{WORDS}（¥15,732,000.00）", SIGN, TENS),
    ],
)
def test_one_rows_notation_hides_no_other_row(prices: tuple[str, ...], label: str, rank: str, head: str) -> None:
    """Figures, tens of thousands and words in one table."""
    rows = "".join(
        f"<tr><td>{rank.format(i)}</td><td>{name}</td><td>{label}{price}</td><td>质量：合格</td><td>工期：8个月</td></tr>"
        for i, name, price in zip("123", NAMES, prices, strict=True)
    )
    read = read_notice(f"{_TITLE}<p>{head}</p><table>{rows}</table>")
    assert [(a.supplier.name, str(a.amount), a.rank, a.marks) for a in read.awards] == [
        (name, _READ[price], i, ()) for i, (name, price) in enumerate(zip(NAMES, prices, strict=True), 1)
    ]
    assert not read.marks


def test_a_candidate_without_a_price_is_one_of_the_list() -> None:
    """A stroke where the others have theirs."""
    cells = (("1", NAMES[0], "/"), ("2", NAMES[1], SIGN), ("3", NAMES[2], WORDS))
    rows = "".join(f"<tr><td>中标候选人第{i}名</td><td>{name}</td><td>投标报价：{price}</td></tr>" for i, name, price in cells)
    read = read_notice(f"{_TITLE}<p>一、评标情况</p><table>{rows}</table>")
    assert [(a.supplier.name, a.rank) for a in read.awards] == list(zip(NAMES, (1, 2, 3), strict=True))
