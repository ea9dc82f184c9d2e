"""Reading of the project's name: whole, and of no other thing. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_RESULT = "二、中标（成交）信息\n供应商名称：杭州甲乙信息技术有限公司\n中标（成交）金额：49.8（万元）\n"
_CALL, _WORKS = "招标公告\n", "青溪县派出所装修工程"
_INVITES = "项目已具备招标条件，现对该项目的施工进行公开招标。"
_CONTRACT = "政府采购服务类采购合同\n甲方：青溪县教育局\n乙方：杭州甲乙信息技术有限公司\n根据《中华人民共和国民法典》等法律规定，"


@pytest.mark.parametrize(
    "name",
    ["（训练处）康复设备采购", "康复设备采购（第二次）", "（一期）康复设备（训练处）采购"],
)
def test_a_bracket_that_a_name_begins_with_is_its_own(name: str) -> None:
    """As long as it closes."""
    page = f"成交公告\n一、项目名称：{name}\n{_RESULT}采购人：青溪县体育局\n"
    assert read_notice(page).project_name == name


def test_the_label_of_an_empty_cell_is_no_part_of_the_value_before_it() -> None:
    """Pairs that spaces set apart: 品目 without a value stands right before the next label."""
    page = (
        "青溪县绿化养护项目废标公告 2026年05月06日 11:54【 公告概要： 公告信息： 采购项目名称 青溪县绿化养护项目 品目 "
        "采购单位 青溪县教育局 行政区域 青溪县"
    )
    notice = read_notice(page)
    assert (notice.project_name, notice.buyer and notice.buyer.name) == ("青溪县绿化养护项目", "青溪县教育局")


@pytest.mark.parametrize(
    ("page", "name"),
    [
        # 该项目 is the one named before
        (f"{_CALL}1.招标条件\n本招标项目青溪县派出所装修工程已由青溪县发展局以（青发[2026]46）号批准建设。{_INVITES}", _WORKS),
        (f"{_CALL}一、招标条件\n青溪县派出所装修工程 已由 青溪县发展局 以 青发[2026]46号 批准建设，{_INVITES}", _WORKS),
        # none is named
        ("招标公告\n本项目资金已由财政局批准，项目已具备招标条件，现对该项目的施工进行公开招标。", None),
        ("招标公告\n本项目初步设计已由青溪县发展局批准，现对本工程进行公开招标。", None),
        # in a contract, by the papers it follows
        (f"{_CONTRACT}按照绿化养护服务  项目（招标编号：QX-2026-0117 ）的采购文件，双方签订本合同。", "绿化养护服务"),
        (f"{_CONTRACT}按照《中华人民共和国民法典》（编号：QX-2026-0117）的规定，双方签订本合同。", None),
    ],
)
def test_the_name_in_a_sentence_is_a_projects_own(page: str, name: str | None) -> None:
    """Where it is said to be approved or whose papers are followed; 该项目 and 本项目 name nothing."""
    assert read_notice(page).project_name == name


@pytest.mark.parametrize("title", ["（{}）", "{}项目（{}）", "{}（{}）"])
def test_a_title_names_its_project_once_and_without_brackets_round_it(title: str) -> None:
    """（某某工程（施工））, 某某工程（施工）项目（某某工程（施工））."""
    works = f"{_WORKS}（施工）"
    assert read_notice(f"{title.format(works, works)}中标结果公告\n{_RESULT}采购人：青溪县体育局\n").project_name == works


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于对手术室耗材进行市场调研的公告", "手术室耗材"),
        ("关于拟采用单一来源方式采购期刊数据库的公示", "期刊数据库"),
        ("关于公开选聘第三方机构开展2026年度绩效评价的公告", "2026年度绩效评价"),
        ("青溪市互联网接入服务采购（第二阶段成交）公告", "青溪市互联网接入服务采购"),
        ("2026年秋季校服选用采购邀请函", "2026年秋季校服选用采购"),
        ("关于采购无人机吊运服务的比价公告", "无人机吊运服务"),
        ("关于延长“2026年度叉车采购”投标截止时间的通知", "2026年度叉车采购"),
        ("关于“滨河绿道路灯采购”更正开标时间的公告", "滨河绿道路灯采购"),
        ("关于法院安检设备维保项目市场询价的公告", "法院安检设备维保项目"),
        ("关于选聘我校2026-2029年度法律顾问单位的公告", "2026-2029年度法律顾问"),
        ("青溪安全饮水工程施工招标答疑纪要（一）", "青溪安全饮水工程施工"),
    ],
)
def test_what_is_done_with_a_project_is_no_part_of_its_name(title: str, name: str) -> None:
    """How it is bought, who is sought for it, and what a bracket behind it says of the notice."""
    assert read_notice(f"<h1>{title}</h1><p>一、报名要求：提供营业执照</p><p>二、报名截止时间：5月6日</p>").project_name == name


def test_a_title_that_says_nothing_of_the_notice_is_the_projects_name() -> None:
    """Over labels of a project, and not where it is a site's name."""
    body = "采购编号：QX2026-X-017\n成交单位：杭州甲乙信息技术有限公司\n成交价格：98600元\n"
    assert read_notice(f"<title>监控系统扩容采购</title><p>监控系统扩容采购</p><p>{body}</p>").project_name == "监控系统扩容采购"
    assert read_notice(f"<title>青溪银行集中采购</title><p>{body}</p>").project_name is None


@pytest.mark.parametrize(
    "title",
    [
        "关于废止部分政府采购规范性文件的公告",
        "关于开展供应商注册工作的通知",
        "2026年公开招聘招标专员公告",
        "关于2025年度招标代理机构考核结果的公示",
    ],
)
def test_a_page_about_no_project_has_no_name_of_one(title: str) -> None:
    """What its title says ends as no project's name does."""
    notice = read_notice(f"<h1>{title}</h1><p>各单位：现将有关事项通知如下。</p>")
    assert (notice.notice_type.value, notice.project_name) == ("other", None)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("竞价公告\n申购主题：荧光定量PCR仪\n采购单位：青溪大学", "荧光定量PCR仪"),
        (
            "中标通知书\n致：杭州甲乙建设有限公司\n你方于2026年3月18日所递交的青溪桥工程投标文件已被我方接受，被确定为中标人。",
            "青溪桥工程",
        ),
        ("处罚决定\n当事人在参加青溪区道路养护项目（项目编号：QX-2025-116）投标时提供虚假材料。", "青溪区道路养护项目"),
        ("议价公告\n议价项目：住院楼电梯曳引机更换\n议价时间：2026年10月15日", "住院楼电梯曳引机更换"),
        (
            "采购合同\n甲方：青溪区图书馆\n根据项目编号QX-CS-2026-031的古籍加工服务项目成交结果，双方签订本合同。",
            "古籍加工服务项目",
        ),
        ("征集函\n青溪旅游有限公司拟就“山门票务系统升级”开展公开征集，请于12月11日前送达。", "山门票务系统升级"),
        (
            "非招标方式采购公告\n采购条件：青溪大坝监测系统改造（采购编号：QX-073）采购人为青溪电站有限公司。",
            "青溪大坝监测系统改造",
        ),
        (
            "中标公示\n我局“三农”热线坐席外包项目（编号：NYJ-2026-08）经公开招标，由杭州甲乙科技有限公司中标。",
            "“三农”热线坐席外包项目",
        ),
        ("门禁系统更新项目验收公告\n由杭州甲乙科技有限公司承建，通过验收。", "门禁系统更新项目"),
        ("青溪市教育局\n采购项目名称\n采购需求概况\n预算金额(万元)", None),
    ],
)
def test_a_name_stands_under_a_word_for_it_and_in_a_letter_and_is_no_head(page: str, name: str | None) -> None:
    """申购主题; what was handed in; not who took part; not the next head of a table."""
    assert read_notice(page, kind="text").project_name == name


@pytest.mark.parametrize(
    ("title", "line", "name"),
    [
        ("温泉水厂设备成交候选人公示", "温泉水厂设备采购（编号：QX-2026-TP-06）采用竞争性谈判方式", "温泉水厂设备采购"),
        (
            "超声主机（进口）中标公示",
            "超声主机（进口）采购项目（QXYY-26-SB-031）评标已结束，结果如下：",
            "超声主机（进口）采购项目",
        ),
        ("自动扶梯维保服务比选结果公示", "我院自动扶梯维保服务项目（比选编号：QX-033）已开标", "自动扶梯维保服务项目"),
        ("观光电瓶车采购交易结果公示", "交易编号：QX-26-017", "观光电瓶车采购"),
        ("库房恒湿系统改造（二次）（编号QXZC-2026-018）成交公示", "成交价：639,800.00元", "库房恒湿系统改造（二次）"),
    ],
)
def test_a_title_that_leaves_out_the_last_word_of_a_name(title: str, line: str, name: str) -> None:
    """Or says more of the notice than its name."""
    assert read_notice(f"<h1>{title}</h1><p>{line}</p>", kind="html").project_name == name


def test_a_table_of_one_row_tells_of_the_notice() -> None:
    """项目编号 | 项目名称 | 建设单位 | 代理机构 over one row, and a table of candidates below it."""
    one = ("项目编号|项目名称|建设单位|代理机构", "HC2026-S-131|卫生服务站改造|青溪街道办事处|青溪中天项目管理有限公司")
    bids = ("名次|投标单位|报价（元）", "1|杭州甲乙信息技术有限公司|892,310.00", "2|宁波丙丁设备有限公司|895,000.00")
    html = "".join(
        f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row.split('|')) + '</tr>' for row in rows)}</table>"
        for rows in (one, bids)
    )
    notice = read_notice(f"<h1>评标公示</h1>{html}", kind="html")
    assert (notice.project_number, notice.project_name) == ("HC2026-S-131", "卫生服务站改造")
    assert (notice.buyer and notice.buyer.name, notice.agency and notice.agency.name) == (
        "青溪街道办事处",
        "青溪中天项目管理有限公司",
    )


def test_a_name_glued_to_its_label_in_elements_side_by_side_is_read() -> None:
    """项目名称 and the name in boxes without a colon between them."""
    pairs = {"项目名称": "白石基地叉车租赁", "采购人": "白石机械制造有限责任公司", "成交人": "甲乙叉车租赁有限公司"}
    boxes = "".join(f"<div><span>{label}</span><span>{value}</span></div>" for label, value in pairs.items())
    assert read_notice(f"<h1>采购结果公告</h1>{boxes}", kind="html").project_name == "白石基地叉车租赁"


@pytest.mark.parametrize("line", ["项目名称预算金额采购方式评审方法", "项目名称及招标编号如下所示", "项目名称详见采购文件第二章"])
def test_other_words_glued_to_the_label_name_no_project(line: str) -> None:
    """Heads run together, and clauses."""
    assert line[4:] != read_notice(f"采购结果公告\n{line}\n成交人：甲乙叉车租赁有限公司\n", kind="text").project_name


@pytest.mark.parametrize("code", ["（[QXZC-2026GK0452]）", "[QXZC-2026GK0452]", "（QXZC-2026GK0452）"])
def test_a_code_in_any_brackets_behind_the_name_is_the_number(code: str) -> None:
    """采购项目名称及编号, and below it both."""
    source = (
        f"青溪区抽检服务成交结果公告\n一、采购项目名称及编号\n青溪区食品抽检服务采购{code}\n三、成交供应商：甲乙检测有限公司\n"
    )
    notice = read_notice(source, kind="text")
    assert (notice.project_name, notice.project_number) == ("青溪区食品抽检服务采购", "QXZC-2026GK0452")
