"""Synthetic notices of kinds beside the plain award: opened bids, failures that name bidders, answers, lists, calls; units and roles of their own.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

_FIRST, _SECOND = "云河建工集团有限公司", "白石路桥有限责任公司"
_TITLE = "青山区道路工程中标公告\n"


def _table(*rows: str, title: str = "青山区道路工程中标公告", above: str = "") -> str:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return f"<html><body><h1>{title}</h1>{above}<table>{cells}</table></body></html>"


for name, unit_row in (
    ("after", f"中标单位|{_FIRST};中标金额|325.6;金额单位|万元"),
    ("before", f"中标单位|{_FIRST};币种及单位|人民币/万元;中标金额|325.6"),
):
    golden(f"a unit in a row of its own {name} the amount", _table(*unit_row.split(";")), Won(_FIRST, "3256000"), kind="html")
golden(
    "a unit in a line of its own after the amount",
    f"{_TITLE}中标单位\n{_FIRST}\n中标金额\n1325.6\n金额单位\n万元\n",
    Won(_FIRST, "13256000"),
)
golden(
    "a unit above heads that stand one in a line",
    f"{_TITLE}单位：万元\n序号\n中标单位\n中标金额\n1\n{_FIRST}\n1325.6\n2\n{_SECOND}\n99.5\n",
    Won(_FIRST, "13256000"),
    Won(_SECOND, "995000"),
)
golden(
    "a unit with its currency above a table",
    _table("序号|中标单位|中标金额", f"1|{_FIRST}|1325.6", above="<p>金额单位：人民币 万元</p>"),
    Won(_FIRST, "13256000"),
    kind="html",
)
golden(
    "yuan under a head that says 万元",
    _table("序号|中标单位|中标金额（万元）", f"1|{_FIRST}|3256000.00"),
    Won(_FIRST, None, pricing="none"),
    kind="html",
)
golden(
    "a failed notice that names who bid",
    _table(
        "序号|投标人名称|投标报价（元）",
        f"1|{_FIRST}|3256000",
        f"2|{_SECOND}|3200000",
        title="青山区道路工程废标公告",
        above="<p>因有效投标人不足三家，本项目流标。</p>",
    ),
    notice_type="failed",
    kind="html",
)
golden(
    "a failed notice with a supplier and its price",
    f"青山区道路工程废标公告\n项目编号：QS-1\n供应商名称：{_FIRST}\n报价：325.6万元\n废标理由：超过预算\n",
    notice_type="failed",
)
golden(
    "opened bids",
    f"青山区道路工程开标记录\n项目编号：QS-1\n序号\t投标人名称\t投标报价（元）\t工期\n1\t{_FIRST}\t3256000\t90\n2\t{_SECOND}\t3200000\t90\n",
    notice_type="other",
)
golden(
    "the answer to a doubt",
    f"质疑函答复\n质疑人：{_SECOND}\n被质疑人：青山区建设局\n经查，成交供应商{_FIRST}的报价325.6万元有效。\n",
    notice_type="other",
)
golden(
    "a decision on a complaint",
    f"青山区财政局投诉处理决定书\n投诉人：{_SECOND}\n中标供应商：{_FIRST}，中标金额3256000元。\n驳回投诉。\n",
    notice_type="other",
)
golden(
    "a call for bids without a title",
    "一、项目基本情况\n项目编号：QS-1\n项目名称：青山道路工程\n采购方式：竞争性磋商\n预算金额：300万元\n二、申请人的资格要求\n三、获取采购文件\n四、响应文件提交\n截止时间：2026年3月25日\n",
    notice_type="tender",
)
golden(
    "a correction without a title",
    "各潜在投标人：\n青山道路工程（项目编号QS-1）招标文件现更正如下：\n原：投标截止时间2026年3月5日\n现改为：2026年3月15日\n",
    notice_type="correction",
)
golden(
    "candidates shown for longer",
    "关于延长青山道路工程中标候选人公示期的公告\n公示期由3月5日延长至3月10日。\n",
    notice_type="correction",
)
golden(
    "a list of notices",
    "<html><head><title>中标公告</title></head><body><ul><li><a>青山道路工程中标公告</a><span>2026-03-05</span></li><li><a>青山小学工程中标公告</a><span>2026-03-04</span></li><li><a>白水中学成交公告</a><span>2026-03-04</span></li></ul><div>共 1200 条 首页 上一页 下一页 尾页</div></body></html>",
    notice_type="other",
    kind="html",
)
golden(
    "a party's block of rows, each with 名称",
    "<html><h1>青山区道路工程合同公告</h1><table><tr><td rowspan=2>甲方</td><td>名称</td><td>青山区建设局</td></tr><tr><td>地址</td><td>一路</td></tr><tr><td rowspan=3>乙方</td><td>名称</td><td>"
    + _FIRST
    + "</td></tr><tr><td>地址</td><td>二路</td></tr><tr><td>联系方式</td><td>无</td></tr><tr><td rowspan=2>合同</td><td>名称</td><td>道路合同</td></tr><tr><td>金额（元）</td><td>3256000</td></tr></table></html>",
    Won(_FIRST, "3256000"),
    notice_type="contract",
    kind="html",
    buyer="青山区建设局",
)
golden(
    "a party, then 名称 in a line of its own",
    f"{_TITLE}采购人\n名称\n青山区建设局\n地址\n一路\n中标人\n名称\n{_FIRST}\n地址\n二路\n中标金额（元）\n3256000\n",
    Won(_FIRST, "3256000"),
    buyer="青山区建设局",
)
for role, told in (
    ("who was ranked first", f"经评审，确定排名第一的{_FIRST}为中标人，中标价3256000元。"),
    ("who scored highest", f"评审小组一致推荐综合得分最高的{_FIRST}为成交供应商，成交价3256000元。"),
    ("by whom it is done", f"本项目由{_FIRST}中标，中标金额3256000元。"),
    ("who it is", f"中标人系{_FIRST}，中标价为3256000元。"),
    ("the other party", f"中标单位：{_FIRST}（乙方）\n中标金额：3256000元"),
    ("the winner", f"中标单位：{_FIRST}【中标人】\n中标金额：3256000元"),
    ("the short name", f"中标单位：{_FIRST}（以下简称“云河”）\n中标金额：3256000元"),
    ("the label 名称", f"中标单位：名称：{_FIRST}；地址：青山路1号；中标金额：3256000元"),
):
    golden(f"a role is no part of a name: {role}", f"{_TITLE}{told}\n", Won(_FIRST, "3256000"))
