"""Synthetic notices, one per layout and trap, with what a careful person reads in them.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, W291, W293 (the pages are kept in one piece)

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Won:
    """One expected result; amounts in yuan as decimal strings."""

    supplier: str
    amount: str | None = None
    lot: str | None = None
    pricing: str = "total"
    rate: str | None = None
    rank: int | None = None
    members: tuple[str, ...] = ()
    currency: str = "CNY"


@dataclass(frozen=True)
class Golden:
    """A notice and its reading; None of a field means that the test does not ask."""

    name: str
    source: str
    awards: tuple[Won, ...] = ()
    notice_type: str = "award"
    kind: Literal["html", "text"] = "text"
    failed: tuple[str, ...] = ()
    fields: dict[str, str | None] = field(default_factory=dict)


GOLDENS: list[Golden] = []


def golden(
    name: str,
    source: str,
    *awards: Won,
    notice_type: str = "award",
    kind: Literal["html", "text"] = "text",
    failed: tuple[str, ...] = (),
    **fields: str | None,
) -> None:
    """Add a golden; its name tells the layout or the trap."""
    GOLDENS.append(Golden(name, source, awards, notice_type, kind, failed, fields))


# ── prose of central notices ──────────────────────────────────────────────────────────────────────────────────────────
golden(
    "central prose in 万元 with seven decimals",
    """青溪市气象台雷达备件采购项目中标公告
2026年03月02日 10:11 来源：某采购网 【打印】
一、项目编号：QX-2026-011（招标文件编号：QX-2026-011）
二、项目名称：青溪市气象台雷达备件采购项目
三、中标（成交）信息
供应商名称：青溪市远望仪器有限公司
供应商地址：青溪市东湖路8号3幢201室
中标（成交）金额：51.4260000（万元）
四、主要标的信息
 序号    供应商名称      货物名称      货物品牌      货物型号      货物数量      货物单价(元)   1    青溪市远望仪器有限公司      雷达备件      无      R-1      2套      257130
六、代理服务收费标准及金额：
本项目代理费总金额：0.771400 万元（人民币）
九、凡对本次公告内容提出询问，请按以下方式联系。
1.采购人信息
名 称：青溪市气象台
2.采购代理机构信息
名 称：广通招标有限公司
""",
    Won("青溪市远望仪器有限公司", "514260"),
    buyer="青溪市气象台",
    agency="广通招标有限公司",
    project_number="QX-2026-011",
    project_name="青溪市气象台雷达备件采购项目",
    published_date="2026-03-02",
)
golden(
    "a rate in place of a price, 0 in the summary",
    """青溪区消防救援大队食材配送项目成交公告
公告概要：
公告信息：
采购项目名称：青溪区消防救援大队食材配送项目
采购单位：青溪区消防救援大队
公告时间：2026年04月05日 09:30
总成交金额：￥0.000000 万元（人民币）
代理机构名称：明达项目管理有限公司
代理机构联系方式：010-1

一、项目编号：/（招标文件编号：/）
二、项目名称：青溪区消防救援大队食材配送项目
三、中标（成交）信息
供应商名称：青溪市鲜果配送有限公司
供应商地址：青溪市北路1号
包组或产品名称：无
费率(%)：85.0000000
六、代理服务收费标准及金额：
本项目代理费总金额：1.200000 万元（人民币）
""",
    Won("青溪市鲜果配送有限公司", None, pricing="rate", rate="85.0000000%"),
    buyer="青溪区消防救援大队",
    agency="明达项目管理有限公司",
    project_number=None,
    published_date="2026-04-05",
)
golden(
    "a percentage under the amount label",
    """青溪大学物业服务采购成交公告
一、项目编号：QXDX-7
二、项目名称：青溪大学物业服务采购
三、中标（成交）信息
供应商名称：安居物业服务有限公司
供应商地址：青溪市
中标（成交）金额：66.50(%)
四、主要标的信息
""",
    Won("安居物业服务有限公司", None, pricing="rate", rate="66.50%"),
)
golden(
    "a rate told by the kind of award",
    """关于青溪县食堂配送项目竞争性磋商成交结果公示
一、项目编号 
QX-Z-004 
二、项目名称 
青溪县食堂配送项目 
三、中标（成交）信息 
供应商名称：青溪农联电子商务有限公司
供应商联系人：某
供应商地址：青溪县工业园
中标类型：折扣率中标
中标（成交）金额（元）\\（%）：88.20
""",
    Won("青溪农联电子商务有限公司", None, pricing="rate", rate="88.20%"),
)
golden(
    "a total told by the kind of award",
    """关于青溪县显微镜项目中标结果公告
一、项目编号 
QX-Z-005 
二、项目名称 
青溪县显微镜项目 
三、中标（成交）信息 
供应商名称：汉光仪器设备有限公司
中标类型：总价中标
中标（成交）金额（元）\\（%）：4455000.00
""",
    Won("汉光仪器设备有限公司", "4455000"),
)
golden(
    "a unit price under the amount label",
    """青溪林场劳务采购成交公告
一、项目编号：QXLC-1
二、项目名称：青溪林场劳务采购
三、中标（成交）信息
供应商名称：绿野劳务有限公司
供应商地址：青溪
中标（成交）金额：210元/工日
""",
    Won("绿野劳务有限公司", None, pricing="unit_price"),
)
golden(
    "a price per year for several years",
    """青溪局食堂运营服务项目成交结果公告
一、项目编号：QXJ-2
三、中标（成交）信息
供应商名称：盛农农业集团有限公司
中标（成交）金额：513360.00元每年
服务时间：三年，合同一年一签
""",
    Won("盛农农业集团有限公司", None, pricing="unit_price"),
)
golden(
    "bulk purchase: lots in prose, one failed in a remark, budget in sight",
    """某机关2026年复印机批量集中采购项目中标公告
一、项目基本情况
1．项目编号：PL-2026-1
2．项目名称：某机关2026年复印机批量集中采购项目
4．预算金额：713.500000万元
二、中标（成交）信息
初审情况：
第一包：
全部投标人通过了初审
第二包：
全部投标人通过了初审
第三包：
全部投标人通过了初审
第一包：
供应商名称： 立新办公设备有限公司
供应商地址： 东路1号
中标（成交）金额： 人民币2.100000 万元
第三包：
供应商名称： 惠和贸易（海城）有限公司
供应商地址： 金路2727号
中标（成交）金额： 人民币123.895800 万元
其他补充说明: 由于本项目第二包参与最后报价的两家供应商最后报价相同，磋商小组认定该包废标。
三、主要中标（成交）标的信息
第一包
1、立新办公设备有限公司主要投标标的情况表
""",
    Won("立新办公设备有限公司", "21000", lot="第一包"),
    Won("惠和贸易（海城）有限公司", "1238958", lot="第三包"),
    failed=("第二包",),
)
golden(
    "the lot in a prefix of the supplier",
    """青溪医院设备采购项目中标公告
一、项目编号：QXYY-9
二、项目名称：青溪医院设备采购项目
三、中标（成交）信息
供应商名称：01包：苏河医疗器械有限公司
供应商地址：苏河
中标（成交）金额：35.0000000（万元）
供应商名称：02包：北原科技股份有限公司
供应商地址：北原
中标（成交）金额：120.5000000（万元）
""",
    Won("苏河医疗器械有限公司", "350000", lot="01包"),
    Won("北原科技股份有限公司", "1205000", lot="02包"),
)
golden(
    "blocks without lots take those of the title in order; one supplier recurs",
    """某医院医防项目第1包、第2包、第5包中标公告
一、项目编号：YF-28
二、项目名称：某医院医防项目
三、中标（成交）信息
供应商名称：骐科创新科技有限公司
供应商地址：观园801号楼
中标（成交）金额：24.5272000（万元）
供应商名称：骐科创新科技有限公司
供应商地址：观园801号楼
中标（成交）金额：91.7800000（万元）
供应商名称：英康医疗科技有限公司
供应商地址：松路5号
中标（成交）金额：19.7500000（万元）
四、主要标的信息
""",
    Won("骐科创新科技有限公司", "245272", lot="第1包"),
    Won("骐科创新科技有限公司", "917800", lot="第2包"),
    Won("英康医疗科技有限公司", "197500", lot="第5包"),
)
golden(
    "dollars in a remark, yuan in the field",
    """某研究所刻蚀机采购项目中标公告
一、项目编号：OT-1
三、中标（成交）信息
供应商名称：慧芯仪器设备有限公司
中标（成交）金额：505.1377980（万元）
四、主要标的信息
 序号    供应商名称      货物名称      货物单价(元)   1    慧芯仪器设备有限公司      刻蚀机      US$745,800.00
八、其它补充事宜
中标金额：US$745,800.00，汇率1美元=6.7731元
""",
    Won("慧芯仪器设备有限公司", "5051377.98"),
)
golden(
    "words and digits both printed",
    """青溪县道路工程中标结果公告
一、项目编号：QXDL-1
三、中标（成交）信息
供应商名称：青溪路桥建设集团有限公司
中标（成交）金额：壹佰壹拾陆万元整（￥1,160,000.00）
""",
    Won("青溪路桥建设集团有限公司", "1160000"),
)
golden(
    "words alone",
    """青溪县绿化工程中标公告
中标单位：青溪园林有限责任公司
中标价：人民币叁拾伍万陆仟元伍角整
""",
    Won("青溪园林有限责任公司", "356000.50"),
)
golden(
    "full-width commas, digits split by spaces",
    """青溪县空调采购成交公告
成交供应商：青溪县家电有限公司
成交金额：99，550．00 元
""",
    Won("青溪县家电有限公司", "99550"),
)
golden(
    "digits split by spaces round the point",
    """青溪县管道项目中标公告
中标人：青溪管道工程有限公司
中标金额：110 . 346672 万元
""",
    Won("青溪管道工程有限公司", "1103466.72"),
)

# ── tables written out in text ────────────────────────────────────────────────────────────────────────────────────────
golden(
    "glued table with the price's label in its cell",
    """青溪区健康小屋设备采购项目中标(成交)结果公告
一、项目编号：采购计划-[2026]-01043号-XC089
二、项目名称：青溪区健康小屋设备采购项目
三、中标（成交）信息
1.中标结果：
序号供应商名称供应商地址中标（成交）金额评审总得分1林城医疗器械有限公司林城市前进大街16栋102室投标报价（元）：568000（元）82.93
2.废标结果:
序号标项名称废标理由其他事项
四、主要标的信息
   货物类主要标的信息：
序号标项名称标的名称品牌规格型号数量单价(元)1健康小屋人体成分分析仪东华DBA-55011500002健康小屋体质辨识仪东华DB-21011800
""",
    Won("林城医疗器械有限公司", "568000"),
    project_number="采购计划-[2026]-01043号-XC089",
)
golden(
    "glued table with two rows and a failed lot below",
    """青溪区教育局课桌采购中标(成交)结果公告
一、项目编号：QXJY-3
三、中标（成交）信息
1.中标结果：
序号供应商名称供应商地址中标（成交）金额评审总得分1林城家具有限公司林城市一路1号报价：405000（元）90.672海岸家具股份有限公司海岸市二路22号报价：1234567.80（元）88.1
2.废标结果:
序号标项名称废标理由其他事项1标项三有效供应商不足三家无
四、主要标的信息
""",
    Won("林城家具有限公司", "405000"),
    Won("海岸家具股份有限公司", "1234567.80"),
    failed=("标项三",),
)
golden(
    "one cell in a line, the price before the supplier",
    """一、项目编号：
P52038220260001GA
二、项目名称：
青溪第一中学增容工程（采购方式：竞争性磋商）
三、中标（成交）信息
中标结果：
序号
标项名称
中标（成交）金额（元）
中标供应商名称
中标供应商地址
中标供应商统一社会信用代码
评分结果
评审价格
1
青溪第一中学增容工程
3293364.76
黔松建筑安装有限公司
青溪市五马镇
91520382MA6GK88G5H
85.67
3293364.76
四、主要标的信息
工程类主要标的信息：
六、代理服务收费标准及金额：
2.代理服务收费金额（元）：26344.55
""",
    Won("黔松建筑安装有限公司", "3293364.76"),
    project_name="青溪第一中学增容工程",
)
golden(
    "spaced table in one line",
    """某自治区文旅厅消费券项目中标公告
一、项目编号： CX-075
三、中标（成交）信息 
 
 供应商名称 供应商地址 供应商联系电话 中标（成交）金额(元) 光合信号科技有限公司 中国(蜀州)自由贸易试验区天府四街158号1栋 010-58341751 7997000.00 

四、主要标的信息 
 服务类 序号 标的名称 品目名称 数量 单价(元) 总价(元) 旅游服务 旅游服务 1 7997000.00 7997000.00 
九、其他补充事宜：  本项目中标供应商为联合体，牵头单位为光合信号科技有限公司，联合体成员为：夏州文创有限公司。
""",
    Won("光合信号科技有限公司", "7997000", members=("夏州文创有限公司",)),
)
golden(
    "pipes",
    """青溪县电梯采购项目中标结果公告
三、中标结果
| 包号 | 中标供应商 | 中标金额（万元） |
|---|---|---|
| 1包 | 迅达电梯工程有限公司 | 32.5 |
| 2包 | 通力电梯销售有限公司 | 1,048.25 |
""",
    Won("迅达电梯工程有限公司", "325000", lot="1包"),
    Won("通力电梯销售有限公司", "10482500", lot="2包"),
)
golden(
    "tabs, the unit in the header only, scores beside",
    """青溪市照明工程中标公告
三、中标（成交）信息
序号\t中标供应商名称\t中标供应商地址\t中标金额(万元)\t得分
1\t北斗照明工程有限公司\t北斗市一路\t68.8\t92.53
""",
    Won("北斗照明工程有限公司", "688000"),
)
golden(
    "spaced pairs without colons",
    """青溪办公楼维修工程中标结果公示
项目编号：GC-596B
中标结果公示 工程编号 F0SG202600328 建设单位名称 青溪科学院 工程名称 青溪科学院办公楼维修工程 建设地点 三里河路52号 中标人 城建八局建设发展有限责任公司 中标价（元） 6935459.88
""",
    Won("城建八局建设发展有限责任公司", "6935459.88"),
    buyer="青溪科学院",
)
golden(
    "a candidates' list broken into pieces",
    """华山发展建设有限公司
华山市体育公园项目
-
主体工程劳务招标
结果的公示
我公司于
202
6
年
3
月
16
日组织的招标，经专家评审已确定中标候选人，现将结果公示如下：
一、
中标候选人排序
第一名
.
蜀广建安建设工程有限公司     下浮比例
：
24.91%
第二名
.
蜀云建筑工程有限公司       下浮比例：
23.9%
二、公示期：
202
6
年
3
月
16
日至
2026
年
3
月
18
日。
华山发展建设有限公司
202
6
年
3
月
16
日
""",
    Won("蜀广建安建设工程有限公司", None, pricing="rate", rate="24.91%", rank=1),
    Won("蜀云建筑工程有限公司", None, pricing="rate", rate="23.9%", rank=2),
    notice_type="candidate",
    buyer="华山发展建设有限公司",
    published_date="2026-03-16",
)
golden(
    "candidates, one cell in a line, bids of others after them",
    """泸山县健身中心施工评标结果公示
项目及标段名称
泸山县健身中心施工
招标人
泸山县教育和体育局
招标代理机构
一问工程技术咨询有限公司
投标最高限价（元）
145354381.96
中标候选人及排序
中标候选人名称
质量
工期（交货期）
投标报价（元）
经评审的投标价（元）
综合评标得分
第一名
水电第七工程局有限公司
合格
360日历天
139584357.34
118050246.26
96.89
第二名
黔建第十一建筑工程有限责任公司
合格
360日历天
138710233.16
117176122.08
92.86
第一中标候选人类似业绩（水电第七工程局有限公司）
项目业主
项目名称
合同价格（元）
金牛产业投资开发有限公司
住宅项目
520642245.18
其他投标人（除中标候选人之外的）评审情况
投标人名称
投标报价（元）
得分
海川建设工程有限公司
139584000.00
80.1
""",
    Won("水电第七工程局有限公司", "139584357.34", rank=1),
    Won("黔建第十一建筑工程有限责任公司", "138710233.16", rank=2),
    notice_type="candidate",
    buyer="泸山县教育和体育局",
)
golden(
    "a total above suppliers without lots is none of theirs",
    """青溪县校车采购项目中标公告
总中标金额：300万元
中标供应商：海川汽车销售有限公司
中标金额：100万元
中标供应商：北原客车有限公司
中标金额：200万元
""",
    Won("海川汽车销售有限公司", "1000000"),
    Won("北原客车有限公司", "2000000"),
)

# ── further kinds ─────────────────────────────────────────────────────────────────────────────────────────────────────
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
