"""Synthetic notices with prices of all kinds: signs, words, rates, pieces, other money.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100, W291, W293, W191, E101 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

golden(
    "a sign, digits and words; words and digits named",
    """云溪市公安局执法记录仪采购项目中标公告
2026年03月02日 10:11 来源：中国政府采购网 【打印】
一、项目编号：YXGA-2026-011
二、项目名称：云溪市公安局执法记录仪采购项目
三、中标（成交）信息
包号：1
供应商名称：云河电子有限公司
供应商地址：云河市
中标（成交）金额：￥514,260.00（人民币伍拾壹万肆仟贰佰陆拾元整）
包号：2
供应商名称：白石电子有限公司
供应商地址：白石市
中标（成交）金额：大写：叁拾万元整；小写：300000
四、主要标的信息
略
九、凡对本次公告内容提出询问，请按以下方式联系。
1.采购人信息
名 称：云溪市公安局
2.采购代理机构信息
名 称：广通招标有限公司""",
    Won("云河电子有限公司", "514260", lot="1"),
    Won("白石电子有限公司", "300000", lot="2"),
    buyer="云溪市公安局",
    project_number="YXGA-2026-011",
    published_date="2026-03-02",
)

golden(
    "rates under an amount's label",
    """一、项目编号：YX-R-1
二、项目名称：云溪区审计服务
三、成交信息
供应商名称：云河会计师事务所（特殊普通合伙）
供应商地址：云河市
中标（成交）金额：88.5%（费率）
供应商名称：白石会计师事务所(普通合伙)
供应商地址：白石市
中标（成交）金额：下浮率 12%
四、主要标的信息
九、联系方式
1.采购人信息
名称：云溪区审计局
2026年5月3日""",
    Won("云河会计师事务所（特殊普通合伙）", pricing="rate", rate="88.5%"),
    Won("白石会计师事务所(普通合伙)", pricing="rate", rate="12%"),
    buyer="云溪区审计局",
    project_number="YX-R-1",
    published_date="2026-05-03",
)

golden(
    "so much a ton, before the figure",
    """一、项目编号：YX-U-1
二、项目名称：云溪区垃圾清运
三、中标信息
供应商名称：云河环卫有限公司
供应商地址：云河市
中标金额：每吨 156.8 元
四、主要标的信息
1.采购人信息
名称：云溪区城管局""",
    Won("云河环卫有限公司", pricing="unit_price"),
    buyer="云溪区城管局",
    project_number="YX-U-1",
)

golden(
    "so much a person and month",
    """一、项目编号：YX-U-2
二、项目名称：云溪区保安服务
三、中标信息
供应商名称：云河保安服务有限公司
中标（成交）金额：3200元/人/月
四、主要标的信息
服务名称：保安 预算金额：1200000元
1.采购人信息
名称：云溪区政府""",
    Won("云河保安服务有限公司", pricing="unit_price"),
    buyer="云溪区政府",
    project_number="YX-U-2",
)

golden(
    "a price in an attachment",
    """一、项目编号：YX-Z-2
二、项目名称：云溪区法律顾问
三、成交信息
供应商名称：云河律师事务所
成交金额：详见附件
1.采购人信息
名称：云溪区司法局""",
    Won("云河律师事务所", pricing="none"),
    buyer="云溪区司法局",
    project_number="YX-Z-2",
)

golden(
    "dollars by their code",
    """一、项目编号：YX-F-2
二、项目名称：云溪区进口显微镜采购
三、中标信息
供应商名称：云河进出口有限公司
中标金额：USD 145,800.00
四、主要标的信息
1.采购人信息
名称：云溪医学院""",
    Won("云河进出口有限公司", "145800", currency="USD"),
    buyer="云溪医学院",
    project_number="YX-F-2",
)

golden(
    "Hong Kong dollars by their sign",
    """一、项目编号：YX-F-3
二、项目名称：云溪区质谱仪采购
三、中标信息
供应商名称：香港白石儀器有限公司
中标（成交）金额：HK$ 1,245,800.00
四、主要标的信息
1.采购人信息
名称：云溪大学""",
    Won("香港白石儀器有限公司", "1245800", currency="HKD"),
    buyer="云溪大学",
    project_number="YX-F-3",
)

golden(
    "dollars in tens of thousands",
    """一、项目编号：YX-F-4
二、项目名称：云溪区电子显微镜采购
三、中标信息
供应商名称：Baishi Instruments (HK) Limited
中标（成交）金额：98.60万美元
四、主要标的信息
1.采购人信息
名称：云溪大学""",
    Won("Baishi Instruments (HK) Limited", "986000", currency="USD"),
    buyer="云溪大学",
    project_number="YX-F-4",
)

golden(
    "a correction takes a price back",
    """云溪区路灯采购中标结果更正公告
一、项目基本情况
原公告的采购项目编号：YX-GZ-1
原公告的采购项目名称：云溪区路灯采购
首次公告日期：2026年4月1日
二、更正信息
更正事项：采购结果
更正内容：
原中标金额：1,250,000.00元，现更正为：中标供应商：云河照明有限公司，中标金额：1,205,000.00元
更正日期：2026年4月8日
四、联系方式
1.采购人信息
名称：云溪区城管局""",
    Won("云河照明有限公司", "1205000"),
    notice_type="correction",
    buyer="云溪区城管局",
    project_number="YX-GZ-1",
)

golden(
    "rates of a framework under a head with the sign",
    """云溪市2026-2028年度工程造价咨询服务框架协议采购入围结果公告
一、项目编号：YXKJ-2026-1
二、入围供应商及报价
序号 入围供应商 入围折扣（%） 得分
1 云河造价咨询有限公司 78 93.5
2 白石工程咨询有限公司 79.5 92.1
3 绿洲项目管理有限公司 80 90
征集人：云溪市公共资源交易中心
2026年6月2日""",
    Won("云河造价咨询有限公司", pricing="rate", rate="78%"),
    Won("白石工程咨询有限公司", pricing="rate", rate="79.5%"),
    Won("绿洲项目管理有限公司", pricing="rate", rate="80%"),
    buyer="云溪市公共资源交易中心",
    project_number="YXKJ-2026-1",
    published_date="2026-06-02",
)
