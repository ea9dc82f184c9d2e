"""Synthetic notices in HTML and further kinds of text, one per layout and trap."""

# ruff: noqa: E501 (the pages are kept in one piece)

from tests.reading.goldens import Won, golden

golden(
    "supplier cells by class, a joint venture in one cell, an empty part for failed lots",
    """<html><head><meta name="ArticleTitle" content="青溪区智慧校园项目中标(成交)结果公告"><meta name="PubDate" content="2026-05-06 10:00"></head><body>
<p>一、项目编号：QXZH-6</p><p>二、项目名称：青溪区智慧校园项目</p><p>三、中标（成交）信息</p><p>1.中标结果：</p>
<table><thead><tr><th>序号</th><th>中标（成交）金额</th><th>中标供应商名称</th><th>中标供应商地址</th></tr></thead>
<tbody><tr><td class="code-sectionNo">1</td><td class="code-summaryPrice">总价形式报价:569800.00(元)</td><td class="code-winningSupplierName">牵头供应商：智联信息技术有限公司 投标联合体：智联信息技术有限公司、云图数据科技有限公司</td><td class="code-winningSupplierAddr">青溪市</td></tr></tbody></table>
<p>2.废标结果:</p><table><thead><tr><th>序号</th><th>标项名称</th><th>废标理由</th><th>其他事项</th></tr></thead><tbody></tbody></table>
<p>六、代理服务收费标准及金额：</p><p>2.代理服务收费金额（元）：5112</p>
<p>1.采购人信息</p><p>名 称：青溪区教育局</p></body></html>""",
    Won("智联信息技术有限公司", "569800", members=("云图数据科技有限公司",)),
    kind="html",
    buyer="青溪区教育局",
    published_date="2026-05-06",
)
golden(
    "one row per lot with rowspans, a lot without a winner",
    """<div><h1>青溪县医疗设备采购项目中标公告</h1><p>采购项目编号：QX-77</p><p>中标结果：</p>
<table border=1><tr><td>包号</td><td>项目名称</td><td>中标供应商</td><td>中标金额(元)</td></tr>
<tr><td>1</td><td rowspan=3>医疗设备</td><td>康健医疗器械有限公司</td><td>$1,090,602.00</td></tr>
<tr><td>2</td><td>无供应商报价</td><td>/</td></tr>
<tr><td>3</td><td>康健医疗器械有限公司</td><td>88,000.00</td></tr></table>
<p>采购人：青溪县医院</p><p>2026年1月9日</p></div>""",
    Won("康健医疗器械有限公司", "1090602", lot="1"),
    Won("康健医疗器械有限公司", "88000", lot="3"),
    kind="html",
    failed=("2",),
    buyer="青溪县医院",
    published_date="2026-01-09",
)
golden(
    "Hebei: the price stands in the table of items",
    """<div><p>一、项目编号：HB2026-1</p><p>二、项目名称：北川县绿化养护项目</p><p>三、中标（成交）信息</p>
<table><tr><td>供应商名称</td><td>供应商地址</td><td>统一社会信用代码</td></tr><tr><td>绿源园林绿化有限公司</td><td>北川县</td><td>91130100000000001X</td></tr></table>
<p>四、主要标的信息</p>
<table><tr><td>供应商名称</td><td>标的名称</td><td>服务范围</td><td>服务时间</td><td>中标（成交）金额</td><td>下浮率</td><td>费率</td><td>优惠率</td></tr>
<tr><td>绿源园林绿化有限公司</td><td>绿化养护</td><td>全县</td><td>一年</td><td>1286000</td><td></td><td></td><td></td></tr></table>
<p>五、评审专家：张某</p></div>""",
    Won("绿源园林绿化有限公司", "1286000"),
    kind="html",
)
golden(
    "Hebei: a discount stands in the table of items",
    """<div><p>一、项目编号：HB2026-2</p><p>二、项目名称：北川县定点印刷项目</p><p>三、中标（成交）信息</p>
<table><tr><td>供应商名称</td><td>供应商地址</td></tr><tr><td>华文印务有限公司</td><td>北川县</td></tr></table>
<p>四、主要标的信息</p>
<table><tr><td>供应商名称</td><td>标的名称</td><td>中标（成交）金额</td><td>下浮率</td><td>优惠率</td></tr>
<tr><td>华文印务有限公司</td><td>定点印刷</td><td></td><td>15%</td><td></td></tr></table></div>""",
    Won("华文印务有限公司", None, pricing="rate", rate="15%"),
    kind="html",
)
golden(
    "nested documents, entity-encoded heads, losing bids that look like awards",
    """<html><body><div id="content"><html><body><table><tr><td><p>海津大学仪器项目 中标公告</p><p>（项目编号:HJ-2026-8）</p>
<p>一、&#39033;&#30446;名称：海津大学仪器项目</p><p>三、中标（成交）信息</p>
<table id="t"><tr><td>&#21253;号</td><td>供应商名称</td><td>供应商地址</td><td>中标（成交）金额（万元）</td></tr><tr><td>第1包</td><td>海津精仪科技有限公司</td><td>海津</td><td>98.5</td></tr></table>
<p>五、评审情况</p><table id="t"><tr><td>供应商名称</td><td>评审报价（元）</td><td>得分</td></tr><tr><td>海津精仪科技有限公司</td><td>985000</td><td>95</td></tr><tr><td>落川仪器有限公司</td><td>970000</td><td>80</td></tr></table>
<p>四、主要标的信息</p><table id="t"><tr><td>货物名称</td><td>品牌</td><td>单价(万元)</td></tr><tr><td>质谱仪</td><td>无</td><td>985000</td></tr></table></td></tr></table></body></html></div></body></html>""",
    Won("海津精仪科技有限公司", "985000", lot="第1包"),
    kind="html",
    project_number="HJ-2026-8",
)
golden(
    "bidders' prices and candidates before the award",
    """<div><h2>鹏海市档案管理系统项目中标结果公告</h2>
<p>一、项目编号：PH-1</p><p>投标供应商名单及报价</p><table><tr><td>序号</td><td>投标供应商</td><td>投标报价（元）</td></tr><tr><td>1</td><td>甲信科技有限公司</td><td>880000</td></tr><tr><td>2</td><td>乙云网络有限公司</td><td>790000</td></tr></table>
<p>候选中标供应商名单</p><table><tr><td>候选中标供应商</td><td>投标报价（元）</td></tr><tr><td>甲信科技有限公司</td><td>880000</td></tr><tr><td>乙云网络有限公司</td><td>790000</td></tr></table>
<p>中标供应商名单</p><table><tr><td>中标供应商</td><td>中标金额（元）</td></tr><tr><td>甲信科技有限公司</td><td>880000.00</td></tr></table></div>""",
    Won("甲信科技有限公司", "880000"),
    kind="html",
)
golden(
    "filed as an award, yet nothing was won",
    """<div><h2>岫县医院设备采购项目结果公告</h2><p>一、项目编号：JH26-1</p><p>二、项目名称：岫县医院设备采购项目</p><p>三、中标（成交）信息</p>
<p>包组编号：002</p><p>包组名称：设备二</p><p>结果类型：废标</p><p>废标原因：有效投标人不足三家</p><p>1.采购人信息</p><p>名称：岫县医院</p></div>""",
    notice_type="failed",
    kind="html",
    buyer="岫县医院",
)
golden(
    "candidates side by side, a row for each fact",
    """<div><h1>云水市桥梁工程中标候选人公示</h1><table>
<tr><td>项目名称</td><td colspan=3>云水市桥梁工程</td></tr><tr><td>招标人</td><td colspan=3>云水市交通投资有限公司</td></tr>
<tr><td>中标候选人</td><td>第一中标候选人</td><td>第二中标候选人</td><td>第三中标候选人</td></tr>
<tr><td>单位名称</td><td>云水路桥有限公司</td><td>长虹建设集团有限公司</td><td>天堑工程局有限公司</td></tr>
<tr><td>投标报价（元）</td><td>28293076.46</td><td>28320604.19</td><td>28210256.69</td></tr>
<tr><td>工期</td><td>599日历天</td><td>599日历天</td><td>599日历天</td></tr></table><p>发布时间：2026-01-03</p></div>""",
    Won("云水路桥有限公司", "28293076.46", rank=1),
    Won("长虹建设集团有限公司", "28320604.19", rank=2),
    Won("天堑工程局有限公司", "28210256.69", rank=3),
    notice_type="candidate",
    kind="html",
    buyer="云水市交通投资有限公司",
    published_date="2026-01-03",
)
golden(
    "candidates in blocks, words and digits",
    """<div><h1>崇水市医院搬迁项目YL-S中标候选人公示</h1><span>发布时间：2026-01-03</span><table>
<tr><td colspan=2>招标人</td><td colspan=4>崇水市医院</td></tr><tr><td colspan=2>预中标人</td><td colspan=4>冶建公司</td></tr>
<tr><td rowspan=6>中标候选人情况</td><td rowspan=3>第一中标<p>候选人</p></td><td>单位名称</td><td colspan=3>冶建工程公司</td></tr><tr><td>投标报价</td><td colspan=3>贰仟捌佰贰拾玖万叁仟零柒拾陆元肆角陆分（¥28293076.46）</td></tr><tr><td>工期</td><td>599日历天</td><td>质量等级</td><td>合格</td></tr>
<tr><td rowspan=3>第二中标<p>候选人</p></td><td>单位名称</td><td colspan=3>海力控股集团有限公司</td></tr><tr><td>投标报价</td><td colspan=3>贰仟捌佰贰拾壹万零贰佰伍拾陆元陆角玖分（¥28210256.69）</td></tr><tr><td>专职安全员</td><td colspan=3>某某</td></tr></table></div>""",
    Won("冶建工程公司", "28293076.46", rank=1),
    Won("海力控股集团有限公司", "28210256.69", rank=2),
    notice_type="candidate",
    kind="html",
)
golden(
    "runners-up are named and one proposed winner is priced",
    """<div><p>拟中标结果公示表</p><p>(公示期：2026年1月9日—— 2026年1月11日)</p><table>
<tr><td colspan=2>项 目 名 称</td><td colspan=3>园区路灯工程施工</td></tr><tr><td colspan=2>招 标 人</td><td colspan=3>江津园区开发建设有限公司</td></tr>
<tr><td rowspan=4>园区路灯工程施工</td><td>第一中标候选人</td><td colspan=3>黄石建设有限公司</td></tr><tr><td>第二中标候选人</td><td colspan=3>金傲建筑工程有限公司</td></tr>
<tr><td>拟中标人</td><td>黄石建设有限公司</td><td>中标金额(万元)</td><td>221.533</td></tr></table></div>""",
    Won("黄石建设有限公司", "2215330"),
    kind="html",
    published_date="2026-01-09",
)
golden(
    "a contract: parties, price, day",
    """青溪县网络安全服务项目合同公告
一、合同编号：HT-2026-3
二、合同名称：青溪县网络安全服务项目合同
三、项目编号：QX-HT-1
四、项目名称：青溪县网络安全服务项目
五、合同主体
采购人（甲方）：青溪县数据局
地址：青溪县
供应商（乙方）：盾安网络科技有限公司
地址：海城
六、合同主要信息
主要标的名称：网络安全服务
合同金额：￥1,286,000.00元
履约期限：自合同签订之日起12个月
七、合同签订日期：2026-02-03
八、合同公告日期：2026-02-06
""",
    Won("盾安网络科技有限公司", "1286000"),
    notice_type="contract",
    buyer="青溪县数据局",
)
golden(
    "a contract whose price is printed as 0",
    """青溪县培训服务合同公告
项目编号：QX-HT-2
采购人（甲方）：青溪县党校
供应商（乙方）：知行教育咨询有限公司
合同金额：0元
""",
    Won("知行教育咨询有限公司", None, pricing="none"),
    notice_type="contract",
)
golden(
    "a correction that restates the winner",
    """青溪大学附属中学电脑采购项目更正公告
一、项目基本情况
原公告的采购项目编号：QXDX-018
原公告的采购项目名称：青溪大学附属中学电脑采购项目中标公告
首次公告日期：2026年08月04日
二、更正信息
更正事项：采购结果
更正内容：
供应商名称：实域信息技术有限公司
中标（成交）金额：90.2（万元）
更正日期：2026年08月05日
""",
    Won("实域信息技术有限公司", "902000"),
    notice_type="correction",
    project_number="QXDX-018",
)
golden(
    "a correction of dates alone",
    """青溪县桥梁工程更正公告
一、项目基本情况
原公告的采购项目编号：QX-19
二、更正信息
更正内容：开标时间更正为2026年9月1日，预算金额：120万元
""",
    notice_type="correction",
)
golden(
    "a termination",
    """青溪县物业采购项目终止公告
一、项目编号：QX-20
二、项目名称：青溪县物业采购项目
三、项目终止的原因
采购需求变更
""",
    notice_type="termination",
)
golden(
    "a tender with budget and ceiling",
    """青溪县物业采购项目公开招标公告
项目概况 青溪县物业采购项目的潜在投标人应在平台获取招标文件
一、项目基本情况
项目编号：QX-21
预算金额：120.000000 万元
最高限价：118万元
供应商名称：
""",
    notice_type="tender",
)
golden(
    "news about procurement",
    """财政部有关负责人就修订草案答记者问
近日，修订草案公开征求意见。为解决重程序轻结果、采购需求不清等问题，草案构建了全过程管理机制。中标金额100万元以下的部分按规定执行。
""",
    notice_type="other",
)
golden(
    "prices with and without tax; a lot each",
    """信安银行数据中心维保项目结果公告
发布时间：2026-06-01 17:54:15
一、中标人信息：
标段 (包)[001]操作系统维保:
中标人：京方信息技术股份有限公司 中标价格（含税）：457.111200 万元 中标价格（不含税）：431.236981 万元
标段 (包)[002]机房维保:
中标人：雨露信息技术服务（北原)有限公司 中标价格：310.662000 万元
招标人：信安银行股份有限公司
招标代理机构：中世建设咨询有限公司
""",
    Won("京方信息技术股份有限公司", "4571112", lot="标段 (包)[001]"),
    Won("雨露信息技术服务（北原)有限公司", "3106620", lot="标段 (包)[002]"),
    buyer="信安银行股份有限公司",
    agency="中世建设咨询有限公司",
    published_date="2026-06-01",
)
golden(
    "unit prices of labour",
    """信安保险劳务外包服务采购项目中标结果公示
发布时间：2025-08-06 13:51:50
现将本项目中标结果公告如下：
中标单位：星函企业管理有限公司，中标价格：6500.00元/人月
中标单位：红海人力资源有限公司，中标价格：6890.00元/人月
1、招 标 人：信安保险股份有限公司怀州分公司
2、招标代理机构：中技建设咨询有限公司
""",
    Won("星函企业管理有限公司", None, pricing="unit_price"),
    Won("红海人力资源有限公司", None, pricing="unit_price"),
    buyer="信安保险股份有限公司怀州分公司",
)
golden(
    "a shortlist without prices",
    """信安银行常年法律顾问入围结果公示
发布时间：2026-07-04 09:01:36
项目编号：01-CG-18
本项目入围单位：
正衡律师事务所
海川（北原）律师事务所
大成众信律师事务所（特殊普通合伙）
""",
    Won("正衡律师事务所", None, pricing="none"),
    Won("海川（北原）律师事务所", None, pricing="none"),
    Won("大成众信律师事务所（特殊普通合伙）", None, pricing="none"),
)
golden(
    "blocks by lot: 包号 above each",
    """<div><h3>麻醉机一批(CQ26)中标（成交）结果公告</h3><h3>发布日期： 2026年8月4日</h3><h4>一、项目号：CQ26A 采购执行编号：ZC-GZ-26 采购方式：公开招标</h4><h4>二、项目名称：麻醉机一批</h4><h4>三、中标（成交）信息：</h4>
<p>包号：1</p><p>供应商名称：汇康医疗供应链管理有限公司</p><p>供应商地址：番州</p><p>中标（成交）金额： 10,727,000.00元 </p>
<p>包号：2</p><p>供应商名称：前茂医疗器械有限公司</p><p>中标（成交）金额： 592,046.00元 </p><p>包号：3</p><p>流标原因：有效供应商不足三家</p>
<h4>四、主要标的信息</h4></div>""",
    Won("汇康医疗供应链管理有限公司", "10727000", lot="1"),
    Won("前茂医疗器械有限公司", "592046", lot="2"),
    kind="html",
    failed=("3",),
    project_number="CQ26A",
    published_date="2026-08-04",
)
golden(
    "lots as heads over one-line tables, one of them failed",
    """三、采购结果
合同包1(设备):
供应商名称
供应商地址
中标（成交）金额
评审总得分
巴蜀广电网络股份有限公司巴州区分公司
蜀州市文庙街87号二楼
447,500.00元
91.5
合同包2(维护):
废标理由：有效供应商不足三家
四、主要标的信息
合同包1(设备):
服务类（巴蜀广电网络股份有限公司巴州区分公司）
""",
    Won("巴蜀广电网络股份有限公司巴州区分公司", "447500", lot="合同包1"),
    failed=("合同包2",),
)
golden(
    "joint ventures: lead and members marked in brackets",
    """青山县设计施工总承包中标结果公告
三、中标（成交）信息
供应商名称：中建青山建设有限公司（牵头人）、青山设计研究院有限公司（成员）
中标（成交）金额：503.2800000（万元）
""",
    Won("中建青山建设有限公司", "5032800", members=("青山设计研究院有限公司",)),
)
golden(
    "joint venture closed with 联合体",
    """青山县实验室改造采购项目中标公告
三、中标（成交）信息
供应商名称：峥兴环保科技有限公司、光流软件技术有限公司、森博实验室科技有限公司（联合体）
供应商地址：沪海市；青岛市；北原市
中标（成交）金额：503.2800000（万元）
""",
    Won("峥兴环保科技有限公司", "5032800", members=("光流软件技术有限公司", "森博实验室科技有限公司")),
)
golden(
    "joint venture under labels of its own",
    """青山县道路EPC项目中标公告
中标人：华东工程建设有限公司
联合体成员：华东勘测设计院有限公司
中标价：12,345,678.90元
""",
    Won("华东工程建设有限公司", "12345678.90", members=("华东勘测设计院有限公司",)),
)
golden(
    "underlined blanks filled in, the ceiling above the award",
    """<div><p>临水县道路监理中标公告</p><p>招标控制价：<u>1260000</u>元</p><p>中标人：<u> 正信监理咨询有限公司 </u></p><p>中标价：<u>1180000</u>元</p><p>日期：<u>2026</u>年<u> 3 </u>月<u> 29 </u>日</p></div>""",
    Won("正信监理咨询有限公司", "1180000"),
    kind="html",
    published_date="2026-03-29",
)
golden(
    "a price in dollars",
    """青溪研究所质谱仪采购中标公告
中标供应商：Thermo Analytical Instruments GmbH
中标金额：USD 745,800.00
""",
    Won("Thermo Analytical Instruments GmbH", "745800", currency="USD"),
)
golden(
    "tiered formula instead of a price",
    """青溪电厂储能租赁项目中标结果公告
中标人：储能科技有限公司
中标价：0.35元/千瓦·使用小时
""",
    Won("储能科技有限公司", None, pricing="unit_price"),
)
golden(
    "fee tariff and deposits beside the award",
    """青溪县校服采购成交公告
成交供应商：锦绣服饰有限公司
成交金额：268.00万元
代理服务费：中标金额100万元以下部分按1.5%收取，共计3.19万元
履约保证金：26.8万元
""",
    Won("锦绣服饰有限公司", "2680000"),
)
golden(
    "a page of one line",
    """中 标 公 示 工程名称：雁陶村景观提升工程 开标时间：2026年04月07日 开标地点：招投标中心 中标人情况： 中标人：宇诚建设有限公司 中标价：597912元 工期：90日历天 废标情况： 无 公示开始时间：2026年04月08日 联系人：某主任 2026年4月8日""",
    Won("宇诚建设有限公司", "597912"),
)
golden(
    "supplier and price in one sentence",
    """长河市垃圾清运项目中标公告
经评标委员会评审，确定长河环境服务有限公司为中标人，中标金额为人民币1,268,000.00元。
""",
    Won("长河环境服务有限公司", "1268000"),
)
golden(
    "the winner alone under a head, no price",
    """信安银行南州分行押运服务采购项目结果公示
发布时间：2025-12-08 08:44:34
一、 采购人

信安银行股份有限公司南州分行

二、 采购项目情况

1.采购项目名称：信安银行南州分行押运服务项目

三、成交结果

南州洪盾安保集团有限公司

四、公告发布媒介
""",
    Won("南州洪盾安保集团有限公司", None, pricing="none"),
    buyer="信安银行股份有限公司南州分行",
)
