"""Synthetic notices whose prices, dates and outcomes are told in parts: with and without tax, a whole and its parts, a share.

Every name, number and place here is made up.
"""

from tests.scrapers.reading.goldens import Won, golden

# ── prices told in parts ──────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "the price with tax is the price, whichever is printed first",
    """青溪加油站罩棚改造成交结果公示
项目编号：QX-2026-18
成交人：青溪市建安工程有限公司
成交金额（不含税）：1,000,000.00元
成交金额（含税）：1,090,000.00元
""",
    Won("青溪市建安工程有限公司", "1090000"),
    published_date=None,
)

golden(
    "the price with tax is the price within one value",
    """青溪加油站油罐清洗成交结果公示
成交供应商：云桥清洗服务有限公司
成交金额：不含税100000元，含税106000元
""",
    Won("云桥清洗服务有限公司", "106000"),
)

golden(
    "the whole among its parts is the price",
    """<p>青溪县教室新风中标公告</p><p>中标信息</p><table><tr><td>序号</td><td>中标金额（元）</td><td>中标供应商名称</td></tr>
<tr><td>1</td><td>①设备、安装总价:3000000(元),②维护费:700000(元),投标总报价（①+②）:3700000(元)</td><td>云桥智能科技股份有限公司</td></tr>
<tr><td>2</td><td>设备：100万元，安装：20万元，培训：5万元，125万元</td><td>青溪高科股份有限公司</td></tr>
<tr><td>3</td><td>设备50000元，合计：61000元</td><td>青溪仪器有限公司</td></tr></table>
""",
    Won("云桥智能科技股份有限公司", "3700000"),
    Won("青溪高科股份有限公司", "1250000"),
    Won("青溪仪器有限公司", "61000"),
    kind="html",
)

golden(
    "a coefficient is a rate, the share beside it is none",
    """青溪铁塔弱电迁改采购成交候选供应商结果公示
采购包1：
第一成交候选供应商：云桥通信工程有限公司，折扣系数报价：0.68，成交份额：60%
第二成交候选供应商：青溪通信建设有限公司，折扣系数：0.695；份额比例：40%
""",
    Won("云桥通信工程有限公司", None, "采购包1", pricing="rate", rate="0.68", rank=1),
    Won("青溪通信建设有限公司", None, "采购包1", pricing="rate", rate="0.695", rank=2),
    notice_type="candidate",
)

golden(
    "the first of several prices for work by the piece is a unit price",
    """青溪新城学校岩土工程勘察中标结果公示
中标人：云桥地质岩土工程有限公司
中标价：地勘：73.80元/米，剪切波检测：4600元
""",
    Won("云桥地质岩土工程有限公司", pricing="unit_price"),
)

# ── lots that failed ──────────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "a lot whose winner's cell says 招标失败 has failed",
    """<p>青溪供电局2026年服务类项目中标公告</p><table><tr><td>序号</td><td>标的名称</td><td>标包名称</td><td>中标人</td><td>中标金额（万元）</td></tr>
<tr><td>1</td><td>办公楼物业服务</td><td>标包1</td><td>青溪物业服务有限公司</td><td>328.6600</td></tr>
<tr><td>2</td><td>安防系统运维</td><td>标包2</td><td colspan="2">招标失败</td></tr></table>
""",
    Won("青溪物业服务有限公司", "3286600", "标包1"),
    failed=("标包2",),
    kind="html",
    project_name="青溪供电局2026年服务类项目",
)

golden(
    "a column about the outcome tells the lots that failed",
    """<h1>青溪集团外聘律师公开谈判采购成交公告</h1><table><tr><td>包号</td><td>中标状态</td><td>项目单位</td><td>成交供应商</td></tr>
<tr><td>包1</td><td>中标</td><td>青溪集团有限公司</td><td>北京云桥律师事务所</td></tr>
<tr><td>包2</td><td>流标</td><td>青溪集团有限公司</td><td></td></tr></table>
""",
    Won("北京云桥律师事务所", None, "包1", pricing="none"),
    failed=("包2",),
    kind="html",
    project_name="青溪集团外聘律师公开谈判采购",
)

# ── titles and days ───────────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "采购 belongs to the name a title gives; what a title is stamped with does not",
    """【中标公告】青溪市训练场地跑道翻修采购结果公告
中标供应商：云桥体育设施工程有限公司
中标金额：人民币捌拾玖万捌仟圆整（￥898000.00）
本项目招标公告发布日期：2026年3月1日
变更公告发布日期：2026年3月5日
青溪市体育局
2026年4月2日
""",
    Won("云桥体育设施工程有限公司", "898000"),
    project_name="青溪市训练场地跑道翻修采购",
    published_date="2026-04-02",
)

golden(
    "the last day of a period is not the day of publication",
    """青溪新村维修改造项目中标公告
中标供应商名称：青溪工程技术集团有限公司
其它补充事宜
本中标候选人公示截止日期：2019年7月16日
""",
    Won("青溪工程技术集团有限公司", pricing="none"),
    project_name="青溪新村维修改造项目",
    published_date=None,
)

golden(
    "a table of several projects has no one name",
    """<h1>青溪医院2026年8月份院内采购结果公示</h1><table><tr><td>序号</td><td>项目编号</td><td>项目名称</td><td>中选单位</td><td>中选价</td></tr>
<tr><td>1</td><td>QX-081</td><td>消毒车</td><td>云桥医疗器械有限公司</td><td>4.86万元</td></tr>
<tr><td>2</td><td>QX-082</td><td>窗帘更换</td><td>青溪市锦绣布艺商行</td><td>38600元</td></tr></table>
""",
    Won("云桥医疗器械有限公司", "48600"),
    Won("青溪市锦绣布艺商行", "38600"),
    kind="html",
    project_name=None,
)

golden(
    "an opening put off is a correction",
    """关于青溪镇改造工程（施工）延期开标的通知公告
原定于2026年5月6日上午9:30开标的青溪镇改造工程（招标编号：QXZ2026-07），延期至2026年5月13日上午9:30开标。
招标人：青溪镇人民政府
""",
    notice_type="correction",
    project_number="QXZ2026-07",
)

# ── several winners in one value, or in lines under a sentence ────────────────────────────────────────────────────────
golden(
    "one cell tells the winner and the rate of every lot",
    """<h2>青溪区食堂食材配送服务商遴选结果公告</h2><table><tr><td>项目编号</td><td>QXQ-2026-003</td></tr>
<tr><td>中选结果</td><td>包1：青溪市绿源农副产品有限公司，折扣率88%；<br>包2：云桥市鲜达食品有限公司，折扣率90%；<br>包3：青溪市万家粮油商行，中标价20万元</td></tr></table>
""",
    Won("青溪市绿源农副产品有限公司", None, "包1", pricing="rate", rate="88%"),
    Won("云桥市鲜达食品有限公司", None, "包2", pricing="rate", rate="90%"),
    Won("青溪市万家粮油商行", "200000", "包3"),
    kind="html",
)

golden(
    "a line a lot under a label tells its winner and its rate",
    """青溪区食堂食材配送服务商遴选结果公告
中选结果
包1：青溪市绿源农副产品有限公司，折扣率88%；
包2：云桥市鲜达食品有限公司，下浮率为9.5%；
代理机构
云桥工程管理有限公司
""",
    Won("青溪市绿源农副产品有限公司", None, "包1", pricing="rate", rate="88%"),
    Won("云桥市鲜达食品有限公司", None, "包2", pricing="rate", rate="9.5%"),
    agency="云桥工程管理有限公司",
)

golden(
    "names in lines of their own follow the sentence that announces them, lot by lot",
    """青溪通信2026年合作伙伴公开招募结果公示
项目名称：青溪通信2026年合作伙伴公开招募
根据评审结果，入围供应商公示如下（排名不分先后）：
标段一（智慧政务）：
1）云桥信联科技有限公司
2）青溪蜜度信息技术有限公司
标段三（智慧旅游）：
1）威斯达信息科技（青溪）有限公司
现将该项目结果予以公示，公示期自2026年1月7日至2026年1月10日。
招募代理机构：青溪管理咨询有限公司
""",
    Won("云桥信联科技有限公司", None, "标段一", pricing="none"),
    Won("青溪蜜度信息技术有限公司", None, "标段一", pricing="none"),
    Won("威斯达信息科技（青溪）有限公司", None, "标段三", pricing="none"),
)
