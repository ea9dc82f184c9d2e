"""Synthetic notices in HTML and further kinds of text, one per layout and trap."""

# ruff: noqa: E501 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

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
<tr><td rowspan=3>第二中标<p>候选人</p></td><td>单位名称</td><td colspan=3>青溪力行控股集团有限公司</td></tr><tr><td>投标报价</td><td colspan=3>贰仟捌佰贰拾壹万零贰佰伍拾陆元陆角玖分（¥28210256.69）</td></tr><tr><td>专职安全员</td><td colspan=3>某某</td></tr></table></div>""",
    Won("冶建工程公司", "28293076.46", rank=1),
    Won("青溪力行控股集团有限公司", "28210256.69", rank=2),
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
