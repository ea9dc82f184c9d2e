"""Synthetic notices that tell results in sentences, in separate lists, or several in one line.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100, W291, W293, W191, E101 (the pages are kept in one piece)

from tests.reading.goldens import Won, golden

golden(
    "candidates told in one sentence",
    """青山大道改造工程（二标段）中标候选人公示
经评标委员会评审，推荐云河建工集团有限公司为本项目第一中标候选人，投标报价：12,345,678.90元；白石路桥有限责任公司为第二中标候选人，投标报价：12,500,000.00元；绿洲市政工程有限公司为第三中标候选人，投标报价12,700,000元。
公示期：2026年3月2日至2026年3月5日。
招标人：青山区建设局
2026年3月2日""",
    Won("云河建工集团有限公司", "12345678.90", lot="二标段", rank=1),
    Won("白石路桥有限责任公司", "12500000", lot="二标段", rank=2),
    Won("绿洲市政工程有限公司", "12700000", lot="二标段", rank=3),
    notice_type="candidate",
    buyer="青山区建设局",
    published_date="2026-03-02",
)

golden(
    "candidates told in a sentence each",
    """东湾水库除险加固工程施工招标中标候选人公示
本工程评标工作已结束，现公示如下：
第一中标候选人为云河水利水电工程有限公司，投标报价3268.5万元，工期240日历天，项目经理张某；
第二中标候选人为白石水电建设集团有限公司，投标报价3299.1万元，工期240日历天；
第三中标候选人为绿洲水务工程有限公司，投标报价3301万元。
招标人：东湾县水利局
日期：2026年5月6日""",
    Won("云河水利水电工程有限公司", "32685000", rank=1),
    Won("白石水电建设集团有限公司", "32991000", rank=2),
    Won("绿洲水务工程有限公司", "33010000", rank=3),
    notice_type="candidate",
    buyer="东湾县水利局",
    published_date="2026-05-06",
)

golden(
    "a winner told in a sentence, words and digits",
    """南浦镇卫生院业务用房项目中标公告
经评标委员会评审、采购人确认，云河建设有限公司为本项目中标供应商，中标价为人民币贰佰叁拾伍万陆仟元整（小写：2356000.00元）。
采购人：南浦镇卫生院
采购代理机构：广通招标有限公司
2026年1月15日""",
    Won("云河建设有限公司", "2356000"),
    buyer="南浦镇卫生院",
    published_date="2026-01-15",
)

golden(
    "a winner named after 为",
    """关于云岭大桥检测项目中选结果的公告
我公司于2026年6月1日在公司会议室组织云岭大桥检测项目比选，经评选，中选人为绿洲检测技术有限公司，中选价为98.6万元。特此公告。
云岭交通投资有限公司
2026年6月3日""",
    Won("绿洲检测技术有限公司", "986000"),
    buyer="云岭交通投资有限公司",
    published_date="2026-06-03",
)

golden(
    "names and prices in separate lists by rank",
    """西河路绿化工程中标公示 招标人 西河园林管理处 工程名称 西河路绿化工程 招标方式 公开招标
中标候选人
第一名：云河园林有限公司
第二名：白石景观工程有限公司
第三名：绿洲生态建设有限公司
投标报价
第一名：1,230,000.00元
第二名：1,250,000.00元
第三名：1,270,000.00元
公示时间：2026年3月1日至3月3日""",
    Won("云河园林有限公司", "1230000", rank=1),
    Won("白石景观工程有限公司", "1250000", rank=2),
    Won("绿洲生态建设有限公司", "1270000", rank=3),
    notice_type="candidate",
    buyer="西河园林管理处",
    published_date="2026-03-01",
)

golden(
    "names and prices in separate lists by lot",
    """西河小学课桌椅采购成交公告
一、项目编号：XH-26-7
二、成交供应商：
第一包：云河家具有限公司
第二包：白石家具有限公司
三、成交金额：
第一包：120000元
第二包：98000元
采购人：西河小学
2026年3月9日""",
    Won("云河家具有限公司", "120000", lot="第一包"),
    Won("白石家具有限公司", "98000", lot="第二包"),
    buyer="西河小学",
    project_number="XH-26-7",
    published_date="2026-03-09",
)

golden(
    "candidates in one line, words and digits",
    """磨盘山煤矿皮带机采购中标候选人公示
中标候选人公示 第一名 单位名称 云河矿山机械有限公司 投标报价 大写 壹佰贰拾万元整 小写 1200000.0000（元) 交货工期 60 日历天 第二名 单位名称 白石重工有限公司 投标报价 大写 壹佰叁拾万零伍佰元整 小写 1300500.0000（元) 交货工期 60 日历天 第三名 单位名称 绿洲机械股份有限公司 投标报价 大写 壹佰肆拾万元整 小写 1400000.0000（元) 交货工期 60 日历天""",
    Won("云河矿山机械有限公司", "1200000", rank=1),
    Won("白石重工有限公司", "1300500", rank=2),
    Won("绿洲机械股份有限公司", "1400000", rank=3),
    notice_type="candidate",
)

golden(
    "candidates in one line, a bare figure after a head",
    """磨盘山选煤厂改造中标候选人公示
第一中标候选人 云河建设有限公司 投标报价（元） 5600000.00 工期 90 质量 合格 第二中标候选人 白石建筑有限公司 投标报价（元） 5700000.00 工期 90 质量 合格
招标人 磨盘山矿业有限公司""",
    Won("云河建设有限公司", "5600000", rank=1),
    Won("白石建筑有限公司", "5700000", rank=2),
    notice_type="candidate",
    buyer="磨盘山矿业有限公司",
)

golden(
    "two lots in one line",
    """青石市图书馆图书采购项目结果公告 第一标段中标人：云河图书有限公司，中标价：98.5万元；第二标段中标人：白石书店有限公司，中标价：67.2万元。 招标人：青石市图书馆 2026年2月2日""",
    Won("云河图书有限公司", "985000", lot="第一标段"),
    Won("白石书店有限公司", "672000", lot="第二标段"),
    buyer="青石市图书馆",
    published_date="2026-02-02",
)

golden(
    "labels in two languages",
    """中标结果公告 Award Notice
项目名称 Project: 云溪河堤岸整治工程
合同编号 Contract No.: YX-W1
招标人 Employer: 云溪流域管理局
中标人 Awarded Bidder: 云河水电工程有限公司
中标价 Award Price: CNY 86,532,118.20
日期 Date: 2026-02-20""",
    Won("云河水电工程有限公司", "86532118.20"),
    buyer="云溪流域管理局",
    published_date="2026-02-20",
)

golden(
    "words, then the figure in brackets, without a colon",
    """云溪核电站试验辅助服务采购结果公告
采购编号 YX-2026030400012
采购单位 云溪核电有限公司
成交单位 白石技术服务有限公司
成交金额 柒拾玖万贰仟元整 ( 792000 元 )
采购方式 询比采购
发布日期 2026/4/2""",
    Won("白石技术服务有限公司", "792000"),
    buyer="云溪核电有限公司",
    project_number="YX-2026030400012",
    published_date="2026-04-02",
)

golden(
    "a price by the year",
    """云溪区行政中心食堂对外承包项目中标结果公示
项目编号：YXZX-2026-CB-01
中标单位：白石餐饮管理有限公司
中标承包费：12万元/年，承包期3年
招标单位：云溪区机关事务管理中心
公示时间：2026年8月3日至8月5日""",
    Won("白石餐饮管理有限公司", pricing="unit_price"),
    buyer="云溪区机关事务管理中心",
    project_number="YXZX-2026-CB-01",
    published_date="2026-08-03",
)
