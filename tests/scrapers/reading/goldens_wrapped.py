"""Synthetic notices copied out of printed pages: lines end where the page ended, cells are wrapped over lines.

Every name, number and place here is made up.
"""

from tests.scrapers.reading.goldens import Won, golden

golden(
    "a sentence broken within a name and within an amount is one sentence",
    """中 标 结 果 公 告
项目名称：青溪新城污水处理厂二期设备采购（鼓风机）
招标编号：QXC-2026-SB-07
本项目中标候选人公示期已满，无异议，招标人依据评标委员
会推荐，确定中标人为云桥通灵流体机械科技股份股份有限公
司，中标价为人民币陆佰捌拾叁万伍仟元整（¥6,835,000.00
元），交货期：合同签订后90日历天。
招标人：青溪新城投资发展有限公司
第 1 页 共 1 页
""",
    Won("云桥通灵流体机械科技股份股份有限公司", "6835000"),
    buyer="青溪新城投资发展有限公司",
    project_name="青溪新城污水处理厂二期设备采购（鼓风机）",
)

golden(
    "rows wrapped over lines end where their winner stands",
    """青溪电力2026年第一次服务授权框
架协议竞争性谈判采购
成交结果公告
（采购项目编号：17QX02）
序号 分标编号 分标名称 包名称 成交人
1 17QX02-9012002-
0001 办公服务
包 1-26 年展板
图文打印
云桥文化传媒有限公司
2 17QX02-9012002-
0001 办公服务
包 2-26 年会议
保障服务
青溪市优能服务
有限公司
3 17QX02-9012003-
0001 房屋维修
包 3-营业厅零
星维修
流标
采购人：青溪电力公司
2026 年 6 月 13 日
""",
    Won("云桥文化传媒有限公司", None, "包 1", pricing="none"),
    Won("青溪市优能服务有限公司", None, "包 2", pricing="none"),
    failed=("包 3",),
    buyer="青溪电力公司",
)

golden(
    "a fee behind the winner is no price, a price is",
    """青溪电力2026年服务联合公开谈判采购成交结果公告
序号 分标编号 包号 成交人 采购代理服务费 （元）
1 标 04 包 001 云桥视通科技有限公司 7879
81 标 18 包 029
青溪市勘察测绘院（青溪地理信息
中心、青溪市自然资源卫星应用技
术中心） 16128
225 标 47 包 004 云桥卓飞科技工程有限责任公司 15448
备注：请成交人缴纳采购代理服务费
代理机构：青溪（云桥）电能成套设备有限公司
""",
    Won("云桥视通科技有限公司", None, "包 001", pricing="none"),
    Won("青溪市勘察测绘院（青溪地理信息中心、青溪市自然资源卫星应用技术中心）", None, "包 029", pricing="none"),
    Won("云桥卓飞科技工程有限责任公司", None, "包 004", pricing="none"),
    agency="青溪（云桥）电能成套设备有限公司",
)

golden(
    "the lot's own number stands before a name of the lot; prices stand behind the winner",
    """青溪公司 2026 年第二次服务框架竞争性谈判采购成交结果公告
分标名称 包号及包名称 成交人 成交金额（万元）
电网服务-电
网施工
包 1 城区低压台区运行维
护施工 云桥天电气有限公司 120.5
运维服务
包 1 变电站房屋维修 青溪中星安装工程有限公司 33.20
采购人：青溪供电公司
""",
    Won("云桥天电气有限公司", "1205000", "包 1"),
    Won("青溪中星安装工程有限公司", "332000", "包 1"),
    project_name="青溪公司 2026 年第二次服务框架竞争性谈判采购",
)

golden(
    "thousands parted by spaces are one amount",
    """青溪市环卫车辆中标公告
中标单位：云桥专用汽车股份有限公司
中标总价：人民币 2 368 000.00 元
""",
    Won("云桥专用汽车股份有限公司", "2368000"),
)

golden(
    "an answer to bidders' questions is a correction",
    """青溪水厂扩建工程（施工）招标答疑澄清文件
招标编号：QXSC-2026-SG-01
问：投标报价是否含暂列金？答：含，暂列金为500,000.00元。
问：中标人是否需缴纳履约保证金？答：中标价的10%。
""",
    notice_type="correction",
)

golden(
    "a circular about results is no result",
    """关于进一步规范政府采购中标结果公告发布工作的通知
各预算单位：为规范中标（成交）结果公告内容，现通知如下：中标结果公告应当包括中标供应商名称、地址和中标金额。
青溪省财政厅
""",
    notice_type="other",
)
