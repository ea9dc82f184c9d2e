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

# ── candidates told where bids are judged ─────────────────────────────────────────────────────────────────────────────
golden(
    "candidates ranked under 评标情况 are candidates",
    """青溪河堤岸监理服务中标候选人公示
一、评标情况
第一中标候选人：青溪市光明建设管理有限公司,投标报价：1924477元,监理服务期限：96天
第二中标候选人：云桥建设监理有限公司,投标报价：1935500元,监理服务期限：96天
二、提出异议的渠道和方式
""",
    Won("青溪市光明建设管理有限公司", "1924477", rank=1),
    Won("云桥建设监理有限公司", "1935500", rank=2),
    notice_type="candidate",
)

golden(
    "a list of candidates before the award names no winners",
    """<p>青溪小学教学设备采购项目中标公告</p><p>二、中标人候选名单</p><table><tr><td>序号</td><td>投标人</td><td>投标报价</td><td>投标人得分</td><td>候选名单</td></tr>
<tr><td>1</td><td>青溪新方教学仪器有限公司</td><td>1739616.00</td><td>96.59</td><td>第一名</td></tr>
<tr><td>2</td><td>云桥联创信息有限公司</td><td>1687250.00</td><td>82.51</td><td>第二名</td></tr></table>
<p>四、中标供应商名称及中标金额</p><p>1、中标供应商名称：青溪新方教学仪器有限公司；</p><p>2、中标金额：1739616.00整。</p>
""",
    Won("青溪新方教学仪器有限公司", "1739616"),
    kind="html",
)
