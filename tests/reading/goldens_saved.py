"""Synthetic notices whose pages were saved in other ways: without line breaks, cells one in a line, labels glued to values.

Every name, number and place here is made up.
"""

from tests.reading.goldens import Won, golden

# ── titles and names ──────────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "an award under a framework agreement is an award",
    """青溪电网公司2026年车辆框架协议公开谈判采购成交公告
采购编号：QX26-TL-04
分标编号 包号 成交供应商
一、成交供应商：青溪远航汽车销售有限公司
成交金额：120000元
""",
    Won("青溪远航汽车销售有限公司", "120000"),
    project_number="QX26-TL-04",
)

golden(
    "单位名称 before a winner's name belongs to its label",
    """智慧教务系统采购中标结果公告
中标人信息
单位名称 青溪亨达实业集团有限公司、云桥软件股份有限公司
中标金额（费率、单价等） 2880000.00元
邮政编码：225009
""",
    Won("青溪亨达实业集团有限公司", "2880000", members=("云桥软件股份有限公司",)),
    project_number=None,
)
