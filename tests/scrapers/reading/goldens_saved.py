"""Synthetic notices whose pages were saved in other ways: without line breaks, cells one in a line, labels glued to values.

Every name, number and place here is made up.
"""

# ruff: noqa: E501 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

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

# ── pages whose line breaks were lost ─────────────────────────────────────────────────────────────────────────────────
golden(
    "a whole page in one line is read by its numbered parts",
    """青溪市口腔摄片设备采购中标结果公告 一、项目编号：QX-(2026)公字第0090号 二、项目名称： 青溪市口腔摄片设备采购 三、中标（成交）信息 供应商名称： 青溪京丹医疗器械有限公司 供应商地址： 青溪市谷阳路199号 中标金额： 480000.00(元) 四、主要标的信息 名称 数量 单价 口腔摄片设备 1 480000.0 六、代理服务收费标准及金额： 2450.00 八、其他补充事宜 供应商名称 得分 排名 青溪京丹医疗器械有限公司 92.6 1 云桥纬凡医疗器械有限公司 77.63 2 九、凡对本次公告内容提出询问，请按以下方式联系。 1.采购人信息 名称： 青溪市第一人民医院 地址： 青溪市电力路8号 2.采购代理机构信息 名称： 广通建设管理集团有限公司
""",
    Won("青溪京丹医疗器械有限公司", "480000"),
    buyer="青溪市第一人民医院",
    agency="广通建设管理集团有限公司",
    project_number="QX-(2026)公字第0090号",
)

golden(
    "a page in one line whose summary box and table have run together with the body",
    """## 公告概要：公告信息：采购项目名称青溪市物业服务采购单位青溪市教育局行政区域青溪市公告时间2026年03月02日 10:11总中标金额￥65.000000 万元（人民币）代理机构名称广通招标有限公司 一、项目编号：QX-2026-077 二、项目名称：青溪市物业服务 三、采购结果 1.中标结果： 序号供应商名称供应商地址中标（成交）金额评审总得分1青溪和生物业服务有限公司青溪市东湖路8号报价：650000（元）92.53 四、主要标的信息 服务类 五、公告期限 自本公告发布之日起1个工作日
""",
    Won("青溪和生物业服务有限公司", "650000"),
    buyer="青溪市教育局",
    project_number="QX-2026-077",
    published_date="2026-03-02",
)

# ── labels whose colon or unit was lost ───────────────────────────────────────────────────────────────────────────────
golden(
    "labels set in spaced letters, with the unit in brackets before the figure",
    """青溪古镇入口景观工程(EPC)中标结果公示
项 目 名 称 青溪古镇入口景观工程(EPC)
拟 中 标 人 青溪坤宇园林工程有限公司 中标金额 (万元) 3044.5 工商注册号 91410726MA3X69CU1F
招标人：青溪两景旅游开发有限公司
""",
    Won("青溪坤宇园林工程有限公司", "30445000"),
    buyer="青溪两景旅游开发有限公司",
)

golden(
    "cells of a table of pairs run together",
    """青溪传媒中心装修工程中标公示
招标人青溪市永昌投资开发（集团）有限公司联系人王某：0000
招标代理机构广通建设工程招标代理有限公司
拦标价(万元)1092.275373
拟中标人云桥京昌建设工程有限公司联系人及电话
中标价(万元)1081.352148投标质量合格
""",
    Won("云桥京昌建设工程有限公司", "10813521.48"),
    buyer="青溪市永昌投资开发（集团）有限公司",
    agency="广通建设工程招标代理有限公司",
)

golden(
    "a unit as a label of its own after the price",
    """青溪小学信息化设备采购项目中标结果公告
中标供应商名称：青溪腾亚科技有限公司
中标价格：121.5
价格单位：万元
""",
    Won("青溪腾亚科技有限公司", "1215000"),
)

golden(
    "a figure with more than two decimals and no unit is no amount",
    """青溪公路改造工程中标结果公示
中标人：青溪永柱建筑工程有限公司
中标金额：326.641935
""",
    Won("青溪永柱建筑工程有限公司", None, pricing="none"),
)

golden(
    "cells parted by pipes, without one at the line's begin, and a menu parted by one",
    """青溪市气象雷达备件采购项目成交结果公告
服务热线：400-000 | 服务投诉：010-000
项目编号 | QX-2026-031
采购人 | 青溪市气象台
序号 | 供应商名称 | 供应商地址 | 成交金额(元)
1 | 青溪远望仪器有限公司 | 东湖路8号 | 798000
""",
    Won("青溪远望仪器有限公司", "798000"),
    buyer="青溪市气象台",
    project_number="QX-2026-031",
)

golden(
    "a correction saved without its title",
    """一、项目基本情况
原公告的采购项目编号：QX-G-220014
原公告的采购项目名称：青溪路罩面工程
二、更正信息
更正事项：采购公告
更正内容：开标方式由现场开标变更为远程开标
三、其他补充事项
""",
    notice_type="correction",
    project_number="QX-G-220014",
)

golden(
    "the number in a title's brackets ends where they close",
    """青溪大学 青溪大学实验室设备采购项目 (项目编号:QXBD-2026-A-123)终止公告
二、项目终止的原因：
项目需求发生重大变更
""",
    notice_type="termination",
    project_number="QXBD-2026-A-123",
)

golden(
    "a table whose cells are parted by single spaces, its lots in two columns, one failed",
    """青溪电网2026年第三次服务框架协议成交公告
（采购编号：26QXZ07）
序号 分标编号 包号 成交人 采购代理服务费（元）
1 标04 包001 青溪英诺视通科技有限公司 7879
2 标04 包002 云桥尚智博纳咨询有限公司 6177
""",
    Won("青溪英诺视通科技有限公司", None, lot="包001", pricing="none"),
    Won("云桥尚智博纳咨询有限公司", None, lot="包002", pricing="none"),
)

golden(
    "candidates with a number or a rank before the colon, and a price per piece",
    """青溪代理购电服务中标候选人公示
一、评标情况
第1名：青溪智华能源投资有限公司，投标报价9677129.73元，服务期限：一年
第2名：云桥能源服务有限公司，投标报价：电压等级10KV每度优惠0.0315元，服务期限：一年
二、提出异议
""",
    Won("青溪智华能源投资有限公司", "9677129.73", rank=1),
    Won("云桥能源服务有限公司", None, rank=2, pricing="unit_price"),
    notice_type="candidate",
)

golden(
    "a title, its time and the whole body in one line, the buyer printed once for every lot",
    """[青溪]装备更新成交结果公告 2026-10-30 13:03:16 一、项目编号：QXCG_20_1846 二、项目名称：装备更新 三、成交信息 供应商名称：青溪防护装备有限公司 成交金额：12.5万元 四、主要标的信息 无 九、联系方式 1.采购人信息 名称：青溪大学,青溪大学,青溪大学 地址：道家园1号 2.采购代理机构信息 名称：广通咨询有限公司
""",
    Won("青溪防护装备有限公司", "125000"),
    buyer="青溪大学",
    published_date="2026-10-30",
)

golden(
    "a row of pairs with a company in it is no header",
    """青溪传媒中心装修工程中标公示
拟中标人\t云桥京昌建设工程有限公司\t联系人及电话\t某
中标价(万元)\t1081.352148\t投标质量\t合格
第一中标候选人\t云桥京昌建设工程有限公司\t得分\t96.96
第二中标候选人\t青溪维琦建设工程有限公司\t得分\t95.62
""",
    Won("云桥京昌建设工程有限公司", "10813521.48"),
)

golden(
    "labels before spaces and values before semicolons, all in one line",
    """一、项目编号：QX-202609-hp059
三、中标（成交）信息
1：供应商名称 青溪华银医学检验中心有限公司 ；供应商地址 科学城揽月路80号第3层304-306 ；中标（成交）金额 1267500；备注 服务期：1年 。
四、主要标的信息
""",
    Won("青溪华银医学检验中心有限公司", "1267500"),
    project_number="QX-202609-hp059",
)

golden(
    "a label whose value in the next line is another label names nobody",
    """青溪主排污管网工程中标（比选）结果公示表
中标（选）人
青溪建工市政工程有限责任公司
中标（选）人
资质等级及类别
市政公用工程施工总承包壹级
中标（选）价（万元）
666.987967
""",
    Won("青溪建工市政工程有限责任公司", "6669879.67"),
)

golden(
    "offers of a negotiation, with the next row's number after each, win nothing",
    """青溪市公安局更换精密空调采购项目结果公告
三、邀请供应商的情况、谈判情况、成交供应商名称、地址和成交金额
（二）、谈判情况
序号供应商名称最终报价评审结果
1 青溪和成暖通设备有限公司770000.00元第一名
2 云桥钧华机电设备有限公司790000.00元第二名
（三）、成交供应商名称、地址和成交金额
成交供应商名称：青溪和成暖通设备有限公司
成交金额(元)：770000
四、谈判小组成员名单
""",
    Won("青溪和成暖通设备有限公司", "770000"),
)
