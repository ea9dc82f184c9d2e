"""Synthetic notices whose tables were saved without their shape.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100, W291, W293, W191, E101 (the pages are kept in one piece)

from tests.reading.goldens import Won, golden

golden(
    "a table of items in a page whose breaks became tabs",
    """石桥县人民法院采购办公家具协议供货成交公告	公告时间：2026年1月20日	一、采购编号：	石财采计[2026]0125号	二、成交结果：	成交供应商：云河家具有限公司	品目名称	商品名称	数量	成交金额(元)	单位	交货日期	办公椅	云河牌转椅	30	18,600.00	把	2026-02-20	三、质疑	5个工作日之内	采购人：石桥县人民法院""",
    Won("云河家具有限公司", "18600"),
    buyer="石桥县人民法院",
    project_number="石财采计[2026]0125号",
    published_date="2026-01-20",
)

golden(
    "a table of winners in a page whose breaks became tabs",
    """石桥县水利局水位计采购结果公告	序号	供应商名称	数量	单价(元)	总价(元)	1	白石仪器有限公司	12	5000.00	60000.00	采购人：石桥县水利局	日期：2026年3月3日""",
    Won("白石仪器有限公司", "60000"),
    buyer="石桥县水利局",
    published_date="2026-03-03",
)

golden(
    "a table of items under the winner's name",
    """石桥县档案馆密集架采购成交公告
成交供应商：绿洲档案设备有限公司
名称	规格	数量	单价	金额（元）
密集架	M-1	40	1,500	60,000.00
采购单位：石桥县档案馆""",
    Won("绿洲档案设备有限公司", "60000"),
    buyer="石桥县档案馆",
)
