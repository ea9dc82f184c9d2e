"""Rows whose cells run together, in lines as wide as each other or with labels behind them."""

from __future__ import annotations

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, told

_HEADS = "序号中标候选人名称投标报价（元）质量工期项目经理证书编号"
_ROWS = [
    "1杭州甲乙信息技术有限公司15322980.74合格300日历天苟某军陕161141500221",
    "2绍兴丙丁机电技术有限公司15401133.20合格300日历天褒某安陕161161600332",
    "3宁波戊己设备技术有限公司15466700.00合格300日历天米某远陕161181900443",
]
_NAMES = [row[1 : row.index("公司") + 2] for row in _ROWS]


def test_rows_as_wide_as_the_lines_round_them_stay_apart() -> None:
    """No row goes on the line above it, nor do the heads; what is labelled behind the last row is none of its cells."""
    above = "项目名称：青溪区第一幼儿园建设项目施工 项目编号：QX2026-JZ-077"
    below = "招标人：青溪区教育体育局 招标代理机构：青溪某某招标有限公司\n公示期：2026年6月12日至2026年6月15日"
    notice = read_notice("\n".join([above, _HEADS, *_ROWS, below]), kind="text")
    assert notice.notice_type is NoticeType.CANDIDATE
    assert notice.project_number == "QX2026-JZ-077"
    assert [name for _, name, _ in told(notice)] == _NAMES
    assert [amount for _, _, amount in told(notice)] == [1532298074, 1540113320, 1546670000]
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪区教育体育局"


def test_labels_stand_behind_the_rows_in_the_only_line() -> None:
    """A page that is one line tells who buys behind its table."""
    table = f"标段 中标人 中标金额（万元） 服务期 1标段 {A} 98.6 18个月 2标段 {C} 103.35 18个月"
    notice = read_notice(f"青溪区公路工程监理中标结果公示 {table} 招标人：青溪区交通局 招标代理机构：{B}", kind="text")
    assert told(notice) == [("1标段", A, 98600000), ("2标段", C, 103350000)]
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪区交通局"
