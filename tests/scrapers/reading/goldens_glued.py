"""Synthetic notices whose fields follow each other without a break, and notices that announce no result.

Every name, number and place here is made up.
"""

# ruff: noqa: E501 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

golden(
    "a label glued to a name leaves the name its end",
    """青溪市实验设备采购项目合同公告 一、合同编号：QX-26-11二、合同名称：青溪市实验设备采购合同三、项目编号：QX-26四、项目名称：青溪市实验设备采购项目五、合同主体采购人（甲方）：青溪市中心医院医共体总院地址：青溪市东湖路1号供应商（乙方）：青溪医惠科技有限公司地址：云桥市滨江路六、合同主要信息合同金额（元）：950000.00履约期限、地点等简要信息：90日七、合同签订日期：2026-02-20""",
    Won("青溪医惠科技有限公司", "950000"),
    notice_type="contract",
    buyer="青溪市中心医院医共体总院",
)

golden(
    "a label set in spaced letters ends the name it is glued to",
    """青溪市手术管理系统中标公告
一、中标供应商：青溪医惠科技有限公司地 址：云桥市滨江路
中标金额：95万元
二、采购人：名 称：青溪市中心医院地 址：青溪市华宇路联系方式：无
""",
    Won("青溪医惠科技有限公司", "950000"),
    buyer="青溪市中心医院",
)

golden(
    "unit prices of some parts and a sum for another are no total",
    """青溪学校勘察服务中标结果公示
中标人：青溪岩土工程有限公司
中标价：地勘：73.80元/米，检测：4600元
招标人：青溪市城市建设投资有限公司
""",
    Won("青溪岩土工程有限公司", pricing="unit_price"),
)

golden(
    "a unit price beside its total is not the price",
    """青溪学校勘察服务中标结果公示
中标人：青溪岩土工程有限公司
中标价：73.80元/米，合计4600元
招标人：青溪市城市建设投资有限公司
""",
    Won("青溪岩土工程有限公司", "4600"),
)

golden(
    "the ruling on a complaint announces no award",
    """青溪市财政局投诉处理结果公告
项目名称：垃圾转运服务项目
投诉人：甲环境科技有限公司
相关供应商：乙环保工程有限公司（中标供应商，中标金额 8,650,000.00元）
处理结果：投诉事项不成立，驳回投诉。
""",
    notice_type="other",
)

golden(
    "who passed the prequalification has won nothing",
    """青溪高速公路施工图设计资格预审结果公示
项目名称：青溪高速公路施工图设计
通过资格预审的申请人：云桥交通规划设计院有限公司、青溪公路勘察设计有限公司
""",
    notice_type="other",
)

golden(
    "an office that buys for others is the agency",
    """<h1>青溪植物园保洁服务成交公告</h1><p>三、成交信息</p><p>供应商名称：青溪洁安保洁服务有限公司</p><p>成交金额：418,800.00元</p>
<p>1.采购单位信息</p><p>名称：青溪植物园</p><p>2.采购机构信息</p><p>名称：青溪省政府采购中心</p>""",
    Won("青溪洁安保洁服务有限公司", "418800"),
    kind="html",
    buyer="青溪植物园",
    agency="青溪省政府采购中心",
)

golden(
    "a number ends where its bracket closes; a cell may name the winner by a label of its own; buying is part of a name",
    """<div><h1>青溪幼儿园塑胶地垫采购结果公告</h1><div>[项目编号：QX20260318007]<span>2026-03-20</span></div>
<table><tr><th>一、采购单位：</th><td>青溪幼儿园</td></tr><tr><th>十三、成交结果</th><td>成交<br>成交供应商: 云桥童乐体育用品有限公司&nbsp;</td></tr></table></div>""",
    Won("云桥童乐体育用品有限公司", pricing="none"),
    kind="html",
    buyer="青溪幼儿园",
    project_number="QX20260318007",
    project_name="青溪幼儿园塑胶地垫采购",
)

golden(
    "candidates in cards whose fields run together",
    """青溪路改造工程设计中标候选人公示发布时间：2026-03-19项目名称：青溪路改造工程设计招标项目编号：QX65中标候选人名称：云桥建筑设计研究院股份有限公司中标候选人排名：1投标报价：2,180,000元工期：60天中标候选人名称：青溪印象规划设计研究院（有限公司）中标候选人排名：2投标报价：2,205,000元工期：60天招标人：青溪市住房和城乡建设局招标代理机构：青溪国信招标代理有限公司""",
    Won("云桥建筑设计研究院股份有限公司", "2180000", rank=1),
    Won("青溪印象规划设计研究院（有限公司）", "2205000", rank=2),
    notice_type="candidate",
)

golden(
    "the sum of all items is the price of the only supplier",
    """青溪市医院医疗设备公开招标中标公告
一、项目编号：QX-2026-0031
三、中标信息
供应商名称：青溪市金睿医疗器械有限公司
四、主要标的信息
供应商名称：青溪市金睿医疗器械有限公司
名称	品牌	规格型号	数量	单价(元)	金额(元)
直线加速器	甲	A	1	23800000.00	23800000.00
大孔径CT	乙	B	1	9200000.00	9200000.00
中标金额合计：33000000.00元
六、代理服务收费标准及金额：收费金额（元）：210000
""",
    Won("青溪市金睿医疗器械有限公司", "33000000"),
)

golden(
    "tables of several lots in one line, and an agency that signs behind its name",
    """青溪中学食材配送服务项目结果公告 一、项目编号：QX-F-26 二、项目名称：青溪中学食材配送服务项目 三、采购结果 合同包1(米面): 供应商名称 供应商地址 中标（成交）金额 青溪源商贸有限公司 青溪市 费率: 88.00% 合同包2(肉类): 供应商名称 供应商地址 中标（成交）金额 云桥肉食品有限责任公司 青溪市东湖镇 费率: 91.50% 四、主要标的信息 略 九、凡对本次公告内容提出询问，请按以下方式联系。 1.采购人信息 名 称： 青溪中学 地 址： 东湖镇 2.采购代理机构信息 名 称： 青溪华宇项目管理有限公司 青溪华宇项目管理有限公司 2026年08月11日""",
    Won("青溪源商贸有限公司", lot="合同包1", pricing="rate", rate="88.00%"),
    Won("云桥肉食品有限责任公司", lot="合同包2", pricing="rate", rate="91.50%"),
    buyer="青溪中学",
    agency="青溪华宇项目管理有限公司",
)

golden(
    "who judged ends a table that was saved in one line",
    """青溪市园林工程监理有限公司受青溪现代农业实业有限公司的委托，就青溪农业示范区项目（项目编号：QXJL2016-11）组织采购，成交结果如下： 一、项目信息项目编号：QXJL2016-11项目名称：青溪农业示范区项目项目联系人：无 二、采购单位信息采购单位名称：青溪现代农业实业有限公司采购单位地址：青溪 三、采购代理机构信息采购代理机构全称：青溪市园林工程监理有限公司采购代理机构地址：青溪 四、成交信息招标文件编号：QXJL2016-11本项目招标公告日期：2016年11月14日成交日期：2016年11月28日总成交金额：58.48 万元（人民币） 成交供应商名称、地址及成交金额： 序号 成交供应商名称 成交供应商联系地址 成交金额(万元) 1 云桥翰基建设工程有限公司 云桥城东大道南路一层 58.48 谈判小组、询价小组、磋商小组成员名单及单一来源采购人员名单：略 五、其它补充事宜 一、项目名称：青溪农业示范区项目二、中标信息1.中标供应商名称：云桥翰基建设工程有限公司2.中标金额：584800元""",
    Won("云桥翰基建设工程有限公司", "584800"),
    buyer="青溪现代农业实业有限公司",
    project_number="QXJL2016-11",
)

golden(
    "a table's heads behind the head of its part, and a house number before the price",
    """青溪环卫处工作服采购项目中标公告一、采购人 名称：青溪环卫处 地址：青溪区157号联系方式：无二、集中采购机构名称：青溪政府采购中心地址：青溪三路160号联系方式：无三、采购项目名称及编号：工作服采购项目 QX2016-269四、成交情况：中标供应商名称中标供应商地址中标金额云桥安全防护用品有限公司云桥市富民西街219号879970元五、评标委员会人员名单：略六、附件：招标文件。2016年11月3日""",
    Won("云桥安全防护用品有限公司", "879970"),
    buyer="青溪环卫处",
)

golden(
    "a house number broken over three lines is no price",
    """青溪环卫处工作服采购项目中标公告
四、成交情况
：
中标供应商名称
中标供应商地址
中标金额
云桥安全防护用品有限公司
云桥市富民西街
219
号
879970
元
五、
评标委员会人员名单：略
2016年11月3日""",
    Won("云桥安全防护用品有限公司", "879970"),
)

golden(
    "what was bought runs into the name: nobody can say where the name begins",
    """青溪体育局球场项目一、采购项目名称：球场建设二、采购项目编号：QX-2017-073三、采购公告发布日期：2017年4月12日四、开标日期：2017年5月8日五、采购方式：公开招标六、中标情况：标段采购内容拟中标单位单位地址投标报价（元）合同履行时间1笼式球场建设云桥派斯健康科技股份有限公司云桥市华山二路369号724200签订合同后90日内完成。七、评标委员会成员名单：略""",
)

golden(
    "the first group of a broken number is no amount",
    """青溪市环卫车辆中标公告
中标单位：云桥专用汽车股份有限公司
中标总价：人民币 2 368 000. 元
00""",
    Won("云桥专用汽车股份有限公司", pricing="none"),
)
