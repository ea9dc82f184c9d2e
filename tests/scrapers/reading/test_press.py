"""Reports of the press that retell results: what they begin with, and what stays a notice beside them; all synthetic."""

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

OURS, OTHERS = "青溪丙丁环保有限公司", "白石建设集团有限公司"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


@pytest.mark.parametrize(
    "text",
    [
        "华信财经APP获悉，9月8日，甲乙电信(00768)公示2023年设备集采的中标候选人。结果显示，丙丁、戊己两家中标。",
        f"格林网讯，近日，云岭市公示了路灯项目中标候选人，第一中标候选人为{OURS}，报价300万元。",
        f"财通社3月5日电，甲乙股份(300999)公告，公司全资子公司{OURS}中标云岭市污水处理项目，中标金额1.28亿元。",
        f"甲乙股份：子公司中标项目\n\n某股网\n\n甲乙股份(300999)7月5日晚间公告，公司全资子公司{OURS}为推荐中标候选人。",
        f"甲乙股份（300999.SZ）发布公告，公司控股子公司{OURS}收到中标通知书，中标金额5000万元。",
        # one failed lot at the end of a report on shares
        f"格林網訊 近日，某集團公布線纜集采結果，{OURS}獲得70%份額。由于第1標段投標人不足3家，招標終止，并重新招標。",
        f"近日，某集团公布线缆集采结果，{OURS}获得70%份额、{OTHERS}获得30%份额。因第1标段投标人不足3家，招标终止并重新招标。",
    ],
)
def test_what_the_press_retells_is_no_notice(text: str) -> None:
    """No award and no name of a project, and the passage is marked."""
    notice = _read(text)
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.OTHER, (), (NoticeMark.RESULT_NOT_READ,))
    assert notice.project_name is None


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        # what the press says of one project with its price, or as the whole list, is read
        (f"本报讯（记者 张三）3月5日，云岭市污水处理厂项目由{OURS}中标，中标价300万元。", NoticeType.AWARD, [OURS]),
        (
            f"格林网获悉，3月5日，云岭市路灯项目中标候选人公示。\n第一中标候选人：{OURS}；\n第二中标候选人：{OTHERS}；",
            NoticeType.CANDIDATE,
            [OURS, OTHERS],
        ),
        # 通讯, 视讯 are no wires
        (f"甲乙通讯 路灯项目中标公告\n中标人：{OURS}\n中标金额：300万元", NoticeType.AWARD, [OURS]),
        (f"关于云岭市视讯系统采购的中标公告\n中标供应商：{OURS}\n中标金额：12万元", NoticeType.AWARD, [OURS]),
        (f"我院路灯项目已于3月5日评审，确定中标单位为{OURS}，中标金额30万元。", NoticeType.AWARD, [OURS]),
        ("因投标人不足三家，路灯项目流标。", NoticeType.FAILED, []),
    ],
)
def test_notices_are_no_press(text: str, kind: NoticeType, names: list[str]) -> None:
    """Notices, and reports that are read for certain."""
    notice = _read(text)
    assert (notice.notice_type, [award.supplier.name for award in notice.awards]) == (kind, names)


@pytest.mark.parametrize("before", ["公司全资子公司", "本公司控股子公司", "青溪甲乙科技股份有限公司全资子公司", "旗下全资子公司"])
def test_a_subsidiary_is_named_without_its_parent(before: str) -> None:
    """The words that say whose company it is are no part of its name."""
    (award,) = _read(f"云岭市路灯项目中标公告\n中标人：{before}{OURS}\n中标金额：30万元").awards
    assert award.supplier.name == OURS


@pytest.mark.parametrize("head", [f"喜讯！{OURS}成功中标云岭市路灯项目", f"{OURS}（300999）：全资子公司预中标1.28亿元项目"])
def test_whom_a_headline_names_as_winner_buys_nothing(head: str) -> None:
    """A headline begins with who has won; a notice's title with who buys."""
    assert _read(f"{head}\n近日，我公司成功中标云岭市路灯项目，中标金额300万元。").buyer is None
    buyer = _read(f"云岭集团有限公司中标公告\n中标人：{OURS}\n中标金额：30万元").buyer
    assert buyer is not None
    assert buyer.name == "云岭集团有限公司"
