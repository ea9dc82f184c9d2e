"""Synthetic notices of further kinds: cells run together, lots in one line.

Every name, number and place here is made up.
"""

# ruff: noqa: E501 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

_HEAD = "青溪县设备采购项目中标公告\n一、项目编号：Q-1\n二、项目名称：青溪县设备采购项目\n三、中标（成交）信息\n"
_TAIL = "\n四、主要标的信息\n货物类\n名称：设备\n六、代理服务收费标准及金额：1.2万元\n1.采购人信息\n名 称：青溪县教育局\n"
_FIRST, _SECOND = "甲川科技有限公司", "乙海医疗器械有限公司"
_LOTS = (Won(_FIRST, "405000", lot="标项一"), Won(_SECOND, "98000.50", lot="标项二"))
golden(
    "glued rows with a lot before the name",
    f"{_HEAD}序号标项名称供应商名称供应商地址中标（成交）金额(元)1标项一{_FIRST}青溪市一路1号报价:405000(元)2标项二{_SECOND}青溪市二路2号报价:98000.50(元){_TAIL}",
    *_LOTS,
)
golden(
    "a score glued to the amount after it",
    f"{_HEAD}序号供应商名称供应商地址评审总得分中标（成交）金额1{_FIRST}青溪市一路1号92.532742800.00元{_TAIL}",
    Won(_FIRST, "2742800"),
)
golden(
    "a row number glued to the amount after it",
    f"{_HEAD}序号中标（成交）金额(元)中标供应商名称中标供应商地址12717418.00青海甲川建设工程有限公司青海省一路1号{_TAIL}",
    Won("青海甲川建设工程有限公司", "2717418"),
)
golden(
    "a winner after its lot",
    f"{_HEAD}第1包：{_FIRST}，中标金额：405000元\n第2包：{_SECOND}，中标金额：98000元{_TAIL}",
    Won(_FIRST, "405000", lot="第1包"),
    Won(_SECOND, "98000", lot="第2包"),
)
golden(
    "lot, heads and row in one line",
    f"{_HEAD}合同包1(设备采购): 供应商名称 供应商地址 中标（成交）金额 {_FIRST} 青溪市一路1号 447,500.00元{_TAIL}",
    Won(_FIRST, "447500", lot="合同包1"),
)
golden(
    "a failed lot between the others",
    f"{_HEAD}第1包\n供应商名称：{_FIRST}\n中标（成交）金额：405000元\n第2包\n流标\n第3包\n供应商名称：{_SECOND}\n中标（成交）金额：98000元{_TAIL}",
    Won(_FIRST, "405000", lot="第1包"),
    Won(_SECOND, "98000", lot="第3包"),
    failed=("第2包",),
)
golden(
    "a ranking in which the first has won",
    f"{_HEAD}供应商名称\n投标报价（元）\n综合得分\n排名\n{_FIRST}\n405000\n91.2\n1\n{_SECOND}\n398000\n88\n2{_TAIL}",
    Won(_FIRST, "405000"),
)
golden(
    "an award worded with candidates",
    f"青溪县设备成交公告\n三、成交信息\n第一成交候选供应商：{_FIRST}\n成交金额：405000元\n第二成交候选供应商：{_SECOND}\n报价：408000元{_TAIL}",
    Won(_FIRST, "405000"),
)
golden(
    "a unit price in 万元 that is printed by the ton elsewhere",
    f"{_HEAD}供应商名称：{_FIRST}\n中标（成交）金额：0.0769040（万元）\n单价：769.04元/吨{_TAIL}",
    Won(_FIRST, None, pricing="unit_price"),
)
golden(
    "candidates of two lots",
    f"青溪县道路工程中标候选人公示\n招标编号：Q-7\n一标段\n第一中标候选人：{_FIRST}，投标报价：12345678.00元\n二标段\n第一中标候选人：{_SECOND}，投标报价：2234.5万元",
    Won(_FIRST, "12345678", lot="一标段", rank=1),
    Won(_SECOND, "22345000", lot="二标段", rank=1),
    notice_type="candidate",
    project_number="Q-7",
)
golden(
    "bidders with and without a win in one table",
    f"<h1>青溪县设备中标公告</h1><table><tr><th>标项</th><th>供应商名称</th><th>报价（元）</th><th>是否中标</th></tr><tr><td rowspan=2>标项1</td><td>{_FIRST}</td><td>400000</td><td>是</td></tr><tr><td>{_SECOND}</td><td>380000</td><td>否</td></tr></table>",
    Won(_FIRST, "400000", lot="标项1"),
    kind="html",
)
golden(
    "a discount in tenths",
    f"{_HEAD}供应商名称：{_FIRST}\n中标（成交）金额：折扣率：8.5折{_TAIL}",
    Won(_FIRST, None, pricing="rate", rate="8.5折"),
)
golden(
    "nothing won, told lot by lot",
    "青溪县设备采购项目废标公告\n一、项目编号：Q-1\n三、项目废标的原因\n第1包有效供应商不足三家，予以废标。\n",
    notice_type="failed",
)
golden(
    "an amount broken at its point",
    f"{_HEAD}供应商名称：{_FIRST}\n中标（成交）金额：\n513360.\n50\n元{_TAIL}",
    Won(_FIRST, "513360.50"),
)
