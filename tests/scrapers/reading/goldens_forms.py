"""Synthetic notices in forms of their own: letters, lots side by side, counted parts, long lines of pairs.

Every name, number and place here is made up.
"""

# ruff: noqa: E501 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

golden(
    "a letter of award is addressed to the winner",
    """<div><b>中标通知书</b></div><p><u>云桥恒通建设集团有限公司</u>：</p><p>你方于<u>2026年3月8日</u>所递交的<u>青溪医院门诊楼工程施工</u>投标文件已被我方接受，被确定为中标人。</p><p>中标价：<u>人民币（大写）壹佰贰拾叁万元整（￥1,230,000.00）</u>。</p><p>工期：540日历天。</p><p>招标人：青溪医院（盖章）</p><p>招标代理机构：青溪项目管理有限公司（盖章）</p><p>2026年3月20日</p>""",
    Won("云桥恒通建设集团有限公司", "1230000"),
    kind="html",
    buyer="青溪医院",
    agency="青溪项目管理有限公司",
    published_date="2026-03-20",
)

golden(
    "a letter to somebody who did not win awards nothing",
    """采购通知
云桥恒通建设集团有限公司：
你方递交的投标文件已收到，请等待评审。
青溪医院
""",
    notice_type="other",
)

golden(
    "lots side by side, each with its winner and its price",
    """<h3>青溪公路养护工程中标结果公告</h3><table><tr><td>标段</td><td>第一标段（东片）</td><td>第二标段（西片）</td></tr><tr><td>中标人</td><td>青溪养护工程有限公司</td><td>云桥养护有限公司</td></tr><tr><td>中标价</td><td>5,632,100元</td><td>4,980,660元</td></tr></table><p>招标人：青溪公路管理中心</p>""",
    Won("青溪养护工程有限公司", "5632100", lot="第一标段"),
    Won("云桥养护有限公司", "4980660", lot="第二标段"),
    kind="html",
    buyer="青溪公路管理中心",
)

golden(
    "lots told one after the other in one line, one of them failed",
    """青溪大学家具采购项目中标公告 项目编号：QXX2026-G-055 一、中标结果 A包（台柜）：云桥实验室装备有限公司，中标价 ￥2,456,800.00 B包（通风）：青溪通风设备有限公司，中标价 ￥1,338,000.00 C包（气瓶柜）：废标（有效投标人不足三家） 二、采购人：青溪大学 三、代理机构：青溪招标有限公司 2026年7月15日""",
    Won("云桥实验室装备有限公司", "2456800", lot="A包"),
    Won("青溪通风设备有限公司", "1338000", lot="B包"),
    failed=("C包",),
    buyer="青溪大学",
)

golden(
    "parts counted in digits in one line, with prices a ton",
    """青溪铁精粉运输服务中标结果公示 发布时间：2026-07-07 09:12 1. 项目信息 招标编号：QX-0625；项目名称：铁精粉运输服务 2. 中标信息 标包 中标人 中标价 服务期 1 青溪运输有限公司 28.60元/吨 1年 2 云桥物流有限公司 31.25元/吨 1年 3.联系方式 招标人： 青溪矿业有限公司 代理机构： 青溪招标有限公司""",
    Won("青溪运输有限公司", lot="1", pricing="unit_price"),
    Won("云桥物流有限公司", lot="2", pricing="unit_price"),
    buyer="青溪矿业有限公司",
    project_number="QX-0625",
)

golden(
    "names that a sentence says are chosen stand in a list",
    """青溪银行2026年装修设计单位入围结果公示
我行于2026年4月8日组织公开遴选，经评审，确定以下2家单位入围：
1.青溪建筑设计（集团）有限公司
2.云桥建筑设计研究院有限公司
公示期为2026年4月10日至4月14日。
""",
    Won("青溪建筑设计（集团）有限公司", pricing="none"),
    Won("云桥建筑设计研究院有限公司", pricing="none"),
)

golden(
    "pairs that run on behind a label with a colon",
    """您现在的位置：首页>>中标公示 “青溪管网工程”供电项目 【信息时间： 2018/3/21 11:18:02 阅读次数： 】【关闭】 中标人公示 项目名称 “青溪管网工程”供电项目 招标人 青溪发展集团有限公司 招标代理机构 青溪工程招标有限责任公司 招标编号 E63010 建设地点 青溪市 招标方式 公开招标 招标公告发布时间 2017年11月21日 开标时间 2018年03月20日 9:00 最高限价（元） / 中标人 云桥鸿祥建设工程有限公司 中标报价（元） 3891733.2400 项目负责人（经理） 略 资质等级：贰级 公示期限 开始日期：2018年03月21日""",
    Won("云桥鸿祥建设工程有限公司", "3891733.24"),
    buyer="青溪发展集团有限公司",
)

golden(
    "a lot failed as its own sentence, its own line or the words behind its number say",
    """青溪水利工程中标结果公告
三、中标结果：
第一标段：
中标人：青溪禹水利建筑有限公司
中标价：大写：壹拾贰万元整 小写：120000元
第二标段：
因有效投标人不足三家且缺乏竞争性，评标委员会否决全部投标，本标段流标。
第三标段：无中标人
第四标段：
中标人：云桥园林有限公司
中标价：8090000.00元
四、招标人：青溪水利局
""",
    Won("青溪禹水利建筑有限公司", "120000", lot="第一标段"),
    Won("云桥园林有限公司", "8090000", lot="第四标段"),
    failed=("第二标段", "第三标段"),
)

golden(
    "a lot's number and its failure in one value",
    """青溪铁路配件竞争性谈判采购成交结果公告
项目编号：QX2026-03
成交结果如下：
包件号：P01  成交供应商：青溪铁路器材有限责任公司  成交金额：2,315,044.25元
包件号：P02  采购失败
采购人：青溪铁路集团有限公司
""",
    Won("青溪铁路器材有限责任公司", "2315044.25", lot="P01"),
    failed=("P02",),
)

golden(
    "a small figure without a unit is no amount",
    """青溪医疗设备采购项目中标公告
中标人：青溪康源医疗器械有限公司
中标金额：98.60
采购人：青溪医院
""",
    Won("青溪康源医疗器械有限公司", pricing="none"),
)
