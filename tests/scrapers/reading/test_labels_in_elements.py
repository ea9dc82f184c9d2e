"""Labels in elements of their own, right before values without a colon. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from scrapers.reading.page.build import from_html

_FIELDS = [
    ("项目名称", "青溪县监理服务采购项目"),
    ("项目编号", "QX2021-841"),
    ("采购人", "临江市图书馆"),
    ("供应商（乙方）", "济南市锦程食品有限责任公司"),
    ("中标金额", "924300.06元"),
]


@pytest.mark.parametrize(
    "row",
    [
        "<div><label>{}</label>{}</div>",
        "<p><strong>{}</strong>{}</p>",
        "<p><span>{}</span><span>{}</span></p>",
        "<li><i>{}</i><em>{}</em></li>",
    ],
)
def test_a_label_in_an_element_of_its_own_ends_with_it(row: str) -> None:
    """项目名称青溪县监理服务采购项目 in one line is a label and its value, for the element parts them."""
    notice = read_notice(f"<body><h1>中标结果公示</h1>{''.join(row.format(*field) for field in _FIELDS)}</body>", kind="html")
    (award,) = notice.awards
    assert (notice.project_name, notice.project_number) == ("青溪县监理服务采购项目", "QX2021-841")
    assert (notice.buyer and notice.buyer.name, award.supplier.name) == ("临江市图书馆", "济南市锦程食品有限责任公司")
    assert (award.amount and award.amount.minor, award.marks) == (92_430_006, ())


@pytest.mark.parametrize(
    "words", ["<b>项目名称</b>及编号：一", "<b>采购项目</b>成交公告", "<b>青溪</b>水利局", "<b>中标人</b>：甲"]
)
def test_what_goes_on_behind_an_element_is_not_parted(words: str) -> None:
    """A longer label, a title and a word that an element cuts stay whole."""
    text = from_html(f"<body><p>公告</p><p>{words}</p></body>").text
    assert text.split("\n")[1] == words.replace("<b>", "").replace("</b>", "")
