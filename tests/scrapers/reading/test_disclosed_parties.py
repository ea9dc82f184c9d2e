"""Listed companies' own notices: who buys and arranges, what is numbered, labels behind commas. All synthetic."""

import pytest

from scrapers.notice import Notice, NoticeMark
from scrapers.reading import read_notice

ISSUER, OTHER, AGENT = "青溪甲乙科技股份有限公司", "白石建设集团有限公司", "白石招标代理有限公司"
_HEAD = (
    f"证券代码：300999 证券简称：甲乙股份 公告编号：2025-017\n{ISSUER}\n关于收到中标通知书的公告\n"
    "本公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述或重大遗漏。\n"
    f"近日，{ISSUER}（以下简称“公司”）"
)
_TAIL = f"特此公告。\n{ISSUER}董事会\n2025年3月5日\n"


def _read(body: str) -> Notice:
    return read_notice(_HEAD + body + _TAIL, kind="text")


def _parties(notice: Notice) -> tuple[str | None, str | None]:
    return notice.buyer.name if notice.buyer else None, notice.agency.name if notice.agency else None


def _awards(notice: Notice) -> list[tuple[str, str]]:
    return [(award.supplier.name, str(award.amount)) for award in notice.awards]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (f"收到招标代理机构{AGENT}的《中标通知书》，确认公司为路灯项目的中标人，中标金额300.00万元。\n", (None, AGENT)),
        ("收到云岭市城市管理局的《中标通知书》，确认公司为路灯项目的中标人，中标金额300.00万元。\n", ("云岭市城市管理局", None)),
        (f"收到招标人{OTHER}发来的《中标通知书》，确认公司为路灯项目的中标人，中标金额300.00万元。\n", (OTHER, None)),
        (
            f"为评标委员会推荐的中标候选人。该项目由{OTHER}委托{AGENT}为招标代理机构。公司预中标金额300.00万元。\n",
            (OTHER, AGENT),
        ),
    ],
)
def test_who_sends_the_notice_buys_and_never_the_issuer(body: str, parties: tuple[str | None, str | None]) -> None:
    """The sender, or who charged the agency; the issuer has won, and what a committee does is no name."""
    notice = _read(body)
    assert (_parties(notice), _awards(notice)) == (parties, [(ISSUER, "3000000.00")])
    assert notice.project_name in (None, "路灯项目")


_PARTS = (
    "收到{sender}的《中标通知书》，确认公司为路灯项目的中标单位。\n"
    "1、中标产品及中标金额\n（1）一期：1,000.00万元\n（2）二期：2,000.00万元\n"
)


@pytest.mark.parametrize("total", ["", "合计金额3,000.00万元。\n"])
def test_what_is_numbered_under_a_head_is_won_each(total: str) -> None:
    """Each with its price, where the page's total is theirs."""
    notice = _read(_PARTS.format(sender=OTHER) + total)
    assert (_awards(notice), notice.marks) == ([(ISSUER, "10000000.00"), (ISSUER, "20000000.00")], ())


@pytest.mark.parametrize("rest", ["合计金额3,500.00万元。\n", "（3）三期：见合同\n"])
def test_parts_that_do_not_add_up_are_not_read(rest: str) -> None:
    """Nothing, with a mark."""
    notice = _read(_PARTS.format(sender=OTHER) + rest)
    assert (notice.awards, notice.marks) == ((), (NoticeMark.RESULT_NOT_READ,))


@pytest.mark.parametrize("gap", [",", " ", "，"])
def test_a_value_ends_where_the_next_label_begins(gap: str) -> None:
    """After a comma or a blank, in one line."""
    fields = (
        "项目名称：云岭市路灯项目",
        "项目编号：ABC-2025-001",
        "招标人：云岭市城市管理局",
        "中标金额：300.00万元",
        "工期：100天",
    )
    notice = _read(f"收到《中标通知书》。中标情况如下： {gap.join(fields)}\n")
    assert (notice.project_name, notice.project_number, _parties(notice)) == (
        "云岭市路灯项目",
        "ABC-2025-001",
        ("云岭市城市管理局", None),
    )
    assert _awards(notice) == [(ISSUER, "3000000.00")]


def test_the_total_of_several_lots_is_the_amount() -> None:
    """Amounts behind 其中 are parts of the total, and no second price; the project's name ends before its bracketed number."""
    body = f"为{OTHER}第一批采购推荐的中标候选人。\n"
    body += f"公司本次预中标项目为{OTHER}第一批采购（电表（含终端）采购），公开招标。\n"
    notice = _read(body + "公司本次预中标共3个包，总金额约1,234.56万元。其中：A包金额为1,000万元；B包金额为234.56万元。\n")
    assert _awards(notice) == [(ISSUER, "12345600.00")]
    assert notice.project_name == f"{OTHER}第一批采购（电表（含终端）采购）"


def test_the_issuer_of_contracts_with_many_is_no_buyer() -> None:
    """Its name over 签订合同公告 says who issues it, and names no project."""
    text = f"证券代码：300999 证券简称：甲乙股份\n{ISSUER}\n签订合同公告\n本公司于2021年签订了若干项合同，合计金额约4.5亿元。\n"
    notice = read_notice(text, kind="text")
    assert (_parties(notice), notice.project_name) == ((None, None), None)


@pytest.mark.parametrize("between", ["，", "、", "；"])
def test_the_parties_of_a_venture_stand_behind_their_label(between: str) -> None:
    """Each with its role in brackets, whatever parts them."""
    won = f"中标单位：{ISSUER}（联合体牵头人）{between}{OTHER}（联合体成员）\n"
    items = f"1.项目名称：云岭市路灯项目\n2.招标方：云岭市城市管理局\n3.{won}4.中标价格：人民币183,980,416.83元\n"
    notice = _read(f"收到《中标通知书》，具体情况如下：\n{items}")
    (award,) = notice.awards
    assert (award.supplier.name, [member.name for member in award.members]) == (ISSUER, [OTHER])
