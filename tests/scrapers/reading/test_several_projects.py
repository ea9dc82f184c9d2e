"""Pages of several projects without numbers: which of them each result is of, and which failed. Every page is synthetic."""

from __future__ import annotations

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B

_TITLE = "青溪集团2026年4月询价采购结果公告"
_PAGE = f"<h1>{_TITLE}</h1><table><tr><td>序号</td><td>项目名称</td><td>成交人</td></tr>{{}}</table><p>青溪集团有限公司</p>"


def _table(*rows: tuple[str, str]) -> Notice:
    cells = (f"<tr><td>{i}</td><td>{project}</td><td>{winner}</td></tr>" for i, (project, winner) in enumerate(rows, 1))
    return read_notice(_PAGE.format("".join(cells)))


def _told(notice: Notice) -> list[tuple[str | None, str]]:
    return [(award.project_name, award.supplier.name) for award in notice.awards]


def test_a_column_names_the_project_of_each() -> None:
    """Two of one winner without prices are two results, and the one that failed is told."""
    notice = _table(("皮带采购", A), ("安保服务", "采购失败"), ("除灰检修", B), ("绿化养护", A))
    assert _told(notice) == [("皮带采购", A), ("除灰检修", B), ("绿化养护", A)]
    assert (notice.failed_lots, notice.marks) == (("安保服务",), ())


def test_labels_name_the_project_of_each() -> None:
    """The one below which nobody is named failed."""
    won = [
        f"项目名称：{project}\n成交供应商：{name}\n成交金额：{price}元\n"
        for project, name, price in (("皮带", A, 7), ("除灰", B, 8))
    ]
    notice = read_notice(f"{_TITLE}\n{won[0]}项目名称：安保服务\n因供应商不足三家，本项目采购失败。\n{won[1]}青溪集团有限公司\n")
    assert _told(notice) == [("皮带", A), ("除灰", B)]
    assert notice.failed_lots == ("安保服务",)


def test_the_first_of_two_projects_may_have_failed() -> None:
    """The other one was won."""
    notice = read_notice(
        f"{_TITLE}\n项目名称：安保服务\n成交结果：流标\n项目名称：皮带采购\n成交供应商：{A}\n成交金额：7元\n青溪集团有限公司\n"
    )
    assert (_told(notice), notice.failed_lots) == ([("皮带采购", A)], ("安保服务",))


def test_of_one_project_nothing_failed_that_was_won() -> None:
    """A remark on an earlier round, below the winner of the only project."""
    notice = read_notice(f"{_TITLE}\n项目名称：皮带采购\n成交供应商：{A}\n成交金额：7元\n本项目采购失败。\n青溪集团有限公司\n")
    assert (len(notice.awards), notice.failed_lots) == (1, ())
