"""Synthetic notices in the layouts of the great portals, with other words and orders than those first seen.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100, W291, W293, W191, E101 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

golden(
    "a price by the page in ten thousands",
    """<html><head><title>云溪市档案馆数字化项目中标公告</title></head><body><h1>云溪市档案馆数字化项目中标公告</h1><div class="table"><table><tr><td class="title">公告信息：</td></tr><tr><td class="title">采购项目名称</td><td colspan=3>云溪市档案馆数字化项目</td></tr><tr><td class="title">采购单位</td><td colspan=3>云溪市档案馆</td></tr><tr><td class="title">行政区域</td><td>云溪市</td><td class="title">公告时间</td><td>2026年03月12日 15:22</td></tr><tr><td class="title">总中标金额</td><td colspan=3>￥0.000000 万元（人民币）</td></tr><tr><td class="title">代理机构名称</td><td>广通招标有限公司</td></tr></table></div><div class="vF_detail_content"><p>一、项目编号：YX-DA-1</p><p>二、项目名称：云溪市档案馆数字化项目</p><p>三、中标（成交）信息</p><p>供应商名称：云河档案服务有限公司</p><p>供应商地址：云河市</p><p>中标（成交）金额：0.0000220（万元）</p><p>四、主要标的信息</p><table><tr><td>序号</td><td>供应商名称</td><td>服务名称</td><td>单价(元)</td></tr><tr><td>1</td><td>云河档案服务有限公司</td><td>扫描</td><td>0.22元/页</td></tr></table><p>1.采购人信息</p><p>名 称：云溪市档案馆</p></div></body></html>""",
    Won("云河档案服务有限公司", pricing="unit_price"),
    kind="html",
    buyer="云溪市档案馆",
    project_number="YX-DA-1",
    published_date="2026-03-12",
)

golden(
    "a summary box that rounds",
    """# 云溪医院CT采购中标公告
## 云溪医院CT采购中标公告
2026年07月28日 22:10 来源： 【打印】
## 公告概要：公告信息：采购项目名称云溪医院CT采购品目
货物/设备/医疗设备
采购单位云溪医院行政区域云溪市公告时间2026年07月28日 22:10评审专家名单甲某、乙某总中标金额￥668.790000 万元（人民币）联系人及联系方式：项目联系人丙某项目联系电话021-00000000采购单位云溪医院采购单位地址云溪市采购单位联系方式丁某代理机构名称广通招标有限公司代理机构地址云溪市代理机构联系方式戊某
一、项目编号：YX-CT-26（招标文件编号：YX-CT-26）
二、项目名称：云溪医院CT采购
三、中标（成交）信息
供应商名称：云河医疗设备有限公司
供应商地址：云河市
中标（成交）金额：668.7920000（万元）
四、主要标的信息
五、评审专家（单一来源采购人员）名单：
甲某、乙某
六、代理服务收费标准及金额：
本项目代理费收费标准：中标金额100万元以下1.5%；100-500万元1.1%
本项目代理费总金额：6.120000 万元（人民币）
""",
    Won("云河医疗设备有限公司", "6687920"),
    buyer="云溪医院",
    project_number="YX-CT-26",
    published_date="2026-07-28",
)

golden(
    "two rows of heads, full-width figures",
    """<html><head><title>云溪大学实验室设备中标公告</title></head><body><h1>云溪大学实验室设备中标公告</h1><p>三、中标（成交）信息</p><table><tr><th rowspan=2>包号</th><th rowspan=2>中标供应商</th><th colspan=2>中标结果</th></tr><tr><th>中标金额（万元）</th><th>评审得分</th></tr><tr><td>01</td><td>云河科技有限公司</td><td>１２３．４５</td><td>92.3</td></tr><tr><td>02</td><td>白石科技有限公司</td><td>99，550．00</td><td>88.1</td></tr></table><p>采购人：云溪大学</p></body></html>""",
    Won("云河科技有限公司", "1234500", lot="01"),
    Won("白石科技有限公司", "995500000", lot="02"),
    kind="html",
    buyer="云溪大学",
)

golden(
    "pairs with words and digits in one cell, a seal behind the buyer",
    """<html><head><title>云溪绿道工程中标公示</title></head><body><h1>云溪绿道工程中标公示</h1><table border=1><tr><td>项目名称</td><td>云溪绿道工程</td></tr><tr><td>项目编号</td><td>YX-LD-9</td></tr><tr><td>中标单位</td><td>云河园林有限公司</td></tr><tr><td>中标价</td><td>大写：壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角<br>小写：12345678.9元</td></tr><tr><td>最高限价</td><td>13000000元</td></tr><tr><td>项目经理</td><td>甲某</td></tr><tr><td>招标人</td><td>云溪园林局（盖章）</td></tr><tr><td>日期</td><td>2026年8月8日</td></tr></table></body></html>""",
    Won("云河园林有限公司", "12345678.9"),
    kind="html",
    buyer="云溪园林局",
    project_number="YX-LD-9",
    published_date="2026-08-08",
)

golden(
    "a table of bids that says who won",
    """<html><head><title>云溪中学多媒体教室采购结果公告</title></head><body><h1>云溪中学多媒体教室采购结果公告</h1><table><tr><td>序号</td><td>投标人名称</td><td>投标报价（元）</td><td>综合得分</td><td>排名</td><td>是否中标</td></tr><tr><td>1</td><td>云河科技有限公司</td><td>350000</td><td>95.2</td><td>1</td><td>是</td></tr><tr><td>2</td><td>白石科技有限公司</td><td>345000</td><td>90.1</td><td>2</td><td>否</td></tr></table><p>采购人：云溪中学</p></body></html>""",
    Won("云河科技有限公司", "350000"),
    kind="html",
    buyer="云溪中学",
)

golden(
    "candidates by review price and price",
    """<html><head><title>云溪大桥中标候选人公示</title></head><body><h1>云溪大桥中标候选人公示</h1><table><tr><th>名次</th><th>投标人</th><th>评标价(万元)</th><th>投标价(万元)</th><th>工期</th></tr><tr><td>第一</td><td>云河建设有限公司</td><td>1180.5</td><td>1200.5</td><td>180</td></tr><tr><td>第二</td><td>白石建设有限公司</td><td>1190</td><td>1210</td><td>180</td></tr><tr><td>第三</td><td>绿洲建设有限公司</td><td>1201</td><td>1221</td><td>180</td></tr></table><p>招标人：云溪城投集团有限公司</p></body></html>""",
    Won("云河建设有限公司", "12005000", rank=1),
    Won("白石建设有限公司", "12100000", rank=2),
    Won("绿洲建设有限公司", "12210000", rank=3),
    notice_type="candidate",
    kind="html",
    buyer="云溪城投集团有限公司",
)

golden(
    "the amount only in the table of items",
    """一、项目编号：HB-YX-1
二、项目名称：云溪县校服采购
三、中标（成交）信息
供应商名称	供应商地址	统一社会信用代码
云河服饰有限公司	云河市	91130000000000000X
四、主要标的信息
供应商名称	标的名称	数量	单价(元)	总价(元)	下浮率(%)
云河服饰有限公司	校服	1000套	150	150000	/
五、评审专家
1.采购人信息
名 称：云溪县教育局""",
    Won("云河服饰有限公司", "150000"),
    buyer="云溪县教育局",
    project_number="HB-YX-1",
)

golden(
    "a failed lot beside a won one, by its result",
    """云溪市物业管理项目中标公告
一、项目编号：LN-1
二、项目名称：云溪市物业管理项目
三、中标信息
包号：001
结果类型：废标
废标理由：有效供应商不足三家
包号：002
结果类型：中标
中标供应商：云河物业有限公司
中标金额：980,000.00元
1.采购人信息
名 称：云溪市体育局""",
    Won("云河物业有限公司", "980000", lot="002"),
    failed=("001",),
    buyer="云溪市体育局",
    project_number="LN-1",
)

golden(
    "several that share a contract",
    """云溪银行2026年软件开发人力外包项目中标公告
发布时间：2026-02-24
中标人：
第一名：云河软件股份有限公司，中标份额60%，人月单价（含税）：18,500元
第二名：白石软件有限公司，中标份额40%，人月单价（含税）：18,800元
招标人：云溪银行股份有限公司""",
    Won("云河软件股份有限公司", pricing="unit_price"),
    Won("白石软件有限公司", pricing="unit_price"),
    buyer="云溪银行股份有限公司",
    published_date="2026-02-24",
)

golden(
    "a name in traditional characters",
    """一、项目编号：YX-HK-1
二、项目名称：云溪区品牌推广服务
三、成交信息
供应商名称：白石國際（香港）有限公司
供应商地址：香港九龍
成交金额：1,200,000.00元
1.采购人信息
名称：云溪区文旅局""",
    Won("白石國際（香港）有限公司", "1200000"),
    buyer="云溪区文旅局",
    project_number="YX-HK-1",
)

golden(
    "new Taiwan dollars",
    """中标人：雲河工程股份有限公司台灣分公司
中标价：新台币3,000,000元
采购人：云溪馆""",
    Won("雲河工程股份有限公司台灣分公司", "3000000", currency="TWD"),
    buyer="云溪馆",
)

golden(
    "a joint venture marked before its names",
    """<html><head><title>云溪区网格化平台中标公告</title></head><body><h1>云溪区网格化平台中标公告</h1><p>一、项目编号：YXZC-2026-1</p><p>二、项目名称：云溪区网格化平台</p><p>三、中标（成交）信息</p><p>1.中标结果：</p><table class="template-bookmark"><thead><tr><th>序号</th><th>中标（成交）金额(元)</th><th>中标供应商名称</th><th>中标供应商地址</th></tr></thead><tbody><tr><td class="code-sectionNo">1</td><td class="code-summaryPrice">最终报价:1580000.00(元)</td><td class="code-winningSupplierName">（联合体）云河软件有限公司，白石通信有限公司</td><td class="code-winningSupplierAddr">云河市</td></tr></tbody></table><p>2.废标结果:</p><table><tr><th>序号</th><th>标项名称</th><th>废标理由</th><th>其他事项</th></tr></table><p>四、主要标的信息</p><p>1.采购人信息</p><p>名 称：云溪区政府办</p></body></html>""",
    Won("云河软件有限公司", "1580000", members=("白石通信有限公司",)),
    kind="html",
    buyer="云溪区政府办",
    project_number="YXZC-2026-1",
)

golden(
    "the unit in a column of its own",
    """<html><head><title>云溪县人民医院设备采购结果公告</title></head><body><h1>云溪县人民医院设备采购结果公告</h1><p>二、采购项目编号：YX-DR-12</p><p>三、中标情况</p><table><tr><td>包号</td><td>采购内容</td><td>供应商名称</td><td>地址</td><td>中标金额</td><td>单位</td></tr><tr><td>1</td><td>移动DR</td><td>云河医疗器械有限公司</td><td>云河市</td><td>98.6</td><td>万元</td></tr><tr><td>2</td><td>彩超</td><td>白石医疗设备有限公司</td><td>白石市</td><td>436000</td><td>元</td></tr></table><p>四、评审专家名单：张某</p><p>1. 采购人信息</p><p>名称：云溪县人民医院</p></body></html>""",
    Won("云河医疗器械有限公司", "986000", lot="1"),
    Won("白石医疗设备有限公司", "436000", lot="2"),
    kind="html",
    buyer="云溪县人民医院",
    project_number="YX-DR-12",
)

golden(
    "heads the vocabulary lacks, lots in the table",
    """云溪油田分公司2026年钻井液材料采购中标候选人公示
招标编号：YXZC-118
经评标委员会评审，中标候选人如下：
序号 投标人名称 标段 不含税投标报价（元） 综合得分 排序
1 云河化工有限公司 标段一 5,326,870.00 94.21 1
2 白石科技有限公司 标段一 5,402,100.00 91.03 2
3 白石科技有限公司 标段二 2,100,500.00 93.50 1
公示时间：2026年7月6日至2026年7月9日
招标人：云溪油田有限公司""",
    Won("云河化工有限公司", "5326870", lot="标段一", rank=1),
    Won("白石科技有限公司", "5402100", lot="标段一", rank=2),
    Won("白石科技有限公司", "2100500", lot="标段二", rank=1),
    notice_type="candidate",
    buyer="云溪油田有限公司",
    project_number="YXZC-118",
    published_date="2026-07-06",
)

golden(
    "labels in traditional characters",
    """雲溪天文台 招標結果公布
招標編號：YX-T-03
招標名稱：提供天氣雷達保養服務
中標承辦商：白石儀器（香港）有限公司
合約金額：HK$ 8,760,000
合約期：2026年4月1日至2029年3月31日
公布日期：2026年3月20日""",
    Won("白石儀器（香港）有限公司", "8760000", currency="HKD"),
    project_number="YX-T-03",
    published_date="2026-03-20",
)

golden(
    "a numbered list of names and rates",
    """云溪新区2026-2028年度零星维修工程施工单位入围结果公示
一、工程名称：2026-2028年度零星维修工程
二、招标单位：云溪新区管理委员会
三、入围单位及下浮率：
1、云河路桥工程有限公司，下浮率18.6%；
2、白石市政建设有限公司，下浮率17.25%；
四、单项工程控制价：400万元以下
五、公示期：2026年4月20日至22日
2026年4月20日""",
    Won("云河路桥工程有限公司", pricing="rate", rate="18.6%"),
    Won("白石市政建设有限公司", pricing="rate", rate="17.25%"),
    buyer="云溪新区管理委员会",
    published_date="2026-04-20",
)

golden(
    "a name and an offer under heads of their own",
    """公告发布日期：2026-04-14
项目名称：云溪中学投影仪网上竞价
一、竞价时间
竞价结束时间：2026-04-13 17:00
三、成交供应商信息
（一）供应商名称
白石科教设备有限公司
（二）供应商报价
59880.00
（三）中标商品信息
投影仪""",
    Won("白石科教设备有限公司", "59880"),
    published_date="2026-04-14",
)
