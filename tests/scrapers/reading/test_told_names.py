"""Names of projects that sentences, labels of lots and titles tell. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_CALL = "招标公告\n1.招标条件\n{told}现对该项目的施工进行公开招标。\n招标人：某某建设投资有限公司\n"


@pytest.mark.parametrize(
    "told",
    [
        "本招标项目某某路排水工程已由某某局以（某发[2018]46）号批准建设，",
        "某某路排水工程 已由 某某局 以 批文名为：关于某某路的批复 编号为：某审经[2017]10号 批准建设，",
        "本某某路排水工程（招标项目编号：QX202601170001）已由某某局批准，",
    ],
)
def test_the_name_of_what_was_approved_is_the_projects(told: str) -> None:
    """What is to be built is named once, 该项目 points back to it."""
    assert read_notice(_CALL.format(told=told)).project_name == "某某路排水工程"


@pytest.mark.parametrize("told", ["本招标项目已由某某局批准建设，", ""])
def test_what_points_back_is_no_name(told: str) -> None:
    """该项目的施工 is of a project named elsewhere."""
    assert read_notice(_CALL.format(told=told)).project_name is None


def test_the_number_of_an_approval_is_not_the_projects() -> None:
    """The number stands before what was approved by it."""
    told = "某某路排水工程已由某某局以 批文名为：关于某某路的批复 编号为：某审经[2017]10号 批准建设，"
    assert read_notice(_CALL.format(told=told)).project_number is None


def test_the_name_of_what_was_called_for_is_the_projects() -> None:
    """A notice of candidates tells when the call was made."""
    told = "某某小区配套工程设计于2025年05月23日在某某交易系统发布招标公告，现将中标候选人公示如下："
    assert read_notice(f"中标候选人公示\n一、招标概况\n{told}\n").project_name == "某某小区配套工程设计"


def test_the_line_over_the_number_names_the_project() -> None:
    """A kind of notice stands alone above both."""
    page = "<p>中标公告</p><p>{line}</p><p>（招标编号：QX-2026-0117）</p>"
    assert read_notice(page.format(line="某某公司第二次服务公开招标采购")).project_name == "某某公司第二次服务公开招标采购"
    assert read_notice(page.format(line="杭州甲乙信息技术有限公司")).project_name is None


def test_a_name_ends_before_the_next_part_of_the_page() -> None:
    """A sentence about a company goes on to the next line's number."""
    assert read_notice("关于中标的公告\n三、对公司的影响\n1、本项目的中标实施将增加收入。\n").project_name is None


@pytest.mark.parametrize("told", ["某某集团", "我公司", "本项目"])
def test_who_published_is_no_project(told: str) -> None:
    """A company publishes, too."""
    assert read_notice(f"中标候选人公示\n一、概况\n{told}于2025年05月23日在某某系统发布招标公告。\n").project_name is None


_ROWS = "<tr><td>招标人:</td><td>某某水务有限公司</td></tr>{names}<tr><td>中标人:</td><td>湖北甲乙建设工程有限公司</td></tr>"


def test_the_name_of_a_notices_only_lot_is_the_projects_where_no_other_is_printed() -> None:
    """A portal's form has a lot's name and no project's."""
    name = "<tr><td>标段(包)名称:</td><td>某某灌区（沿江片区）(第2次招标)</td></tr>"
    assert read_notice(f"<table>{_ROWS.format(names=name)}</table>").project_name == "某某灌区（沿江片区）(第2次招标)"


@pytest.mark.parametrize(
    "names",
    [
        "<tr><td>标段(包)名称:</td><td>第一标段</td></tr>",
        "<tr><td>标段(包)名称:</td><td>某某灌区渠首工程施工</td></tr><tr><td>标段(包)名称:</td><td>某某灌区渠尾工程施工</td></tr>",
    ],
)
def test_the_number_of_a_lot_and_several_lots_name_no_project(names: str) -> None:
    """A lot of several is not the project."""
    assert read_notice(f"<table>{_ROWS.format(names=names)}</table>").project_name is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某某线路施工招标撤销（终止）公告", "某某线路施工"),
        ("某某线路施工一次延期公告", "某某线路施工"),
        ("某某线路施工招标延期公告", "某某线路施工"),
        ("某某平台总承包二次招标公告", "某某平台总承包"),
        ("某某推广服务（2026年度）的采购结果公告", "某某推广服务（2026年度）"),
        ("某某食堂服务成交候选服务商公示", "某某食堂服务"),
        ("某某线路施工招标失败公告", "某某线路施工"),
        ("某某线路施工中标结果变更公示", "某某线路施工"),
        ("关于某某线路施工变更中标人公告", "某某线路施工"),
        ("关于某某数据库项目采用单一来源方式采购征求意见公示", "某某数据库项目"),
        ("[省本级]关于某某线路施工单一来源采购征求意见公示", "某某线路施工"),
        ("开关柜中标结果公示", "开关柜"),
        ("青溪区网上竞价成交公告", None),
        ("服务类中标结果公示", None),
        ("关于全资子公司收到中标通知书的公告", None),
        ("某某公司第三次服务公开招标采购中标候选人名单公示及否决原因公示", "某某公司第三次服务公开招标采购"),
    ],
)
def test_what_a_title_says_of_the_notice_is_no_part_of_the_name(title: str, name: str | None) -> None:
    """Rounds, postponements and ends are the notice's."""
    assert read_notice(f"<h1>{title}</h1><p>详见附件。</p>").project_name == name


def test_a_buyer_is_read_from_a_sentence_with_spaces_around_it() -> None:
    """Forms are filled in between spaces."""
    told = "某某路排水工程已由某某局批准建设，招标人为 某某建设管理有限公司 ，建设资金来自 自筹 。"
    buyer = read_notice(f"招标公告\n{told}\n").buyer
    assert buyer is not None
    assert buyer.name == "某某建设管理有限公司"


@pytest.mark.parametrize(
    ("title", "buyer"),
    [
        ("某某省医院项目勘察设计招标公告", None),
        ("青溪移动某某学校2017年临江县分公司用房租赁公告", None),
        ("青溪县体育中心（县少年体育学校）的用车服务采购公告", "青溪县体育中心（县少年体育学校）"),
        ("青溪县人民医院采购存储设备公告", "青溪县人民医院"),
        ("[省本级]关于青溪大学图书馆数据库采购公告", "青溪大学"),
    ],
)
def test_a_title_names_a_buyer_whole_or_none(title: str, buyer: str | None) -> None:
    """Works are called after a house, and a year stands in no name."""
    notice = read_notice(f"<h1>{title}</h1><p>详见附件。</p>")
    assert (notice.buyer.name if notice.buyer else None) == buyer


def test_the_body_that_carries_a_project_out_is_its_buyer() -> None:
    """Villages buy by a form of their own."""
    rows = (
        "<tr><td rowspan=2>项目实施主体基本情况</td><td>名称</td><td>青溪县某某村村民委员会</td></tr>"
        "<tr><td>住址</td><td>青溪县</td></tr>"
    )
    buyer = read_notice(f"<h1>某某电梯维保农村采购公告</h1><table>{rows}</table>").buyer
    assert buyer is not None
    assert buyer.name == "青溪县某某村村民委员会"


def test_what_a_court_gives_to_others_is_no_project_behind_a_word_for_at() -> None:
    """某法院对外委托某某名册项目: 对外 is one word."""
    told = "青溪市中级人民法院对外委托司法鉴定机构名册项目（项目编号：AB-1）经公开征集、专家评审，下列机构入围。"
    notice = read_notice(f"入围公告\n{told}\n", kind="text")
    assert notice.project_name is None or notice.project_name.startswith("青溪市")


@pytest.mark.parametrize(
    "name",
    [
        "青溪职业学院 1、2、3 号公寓改造项目施工",
        "青溪职业学院1、2号公寓改造项目施工",
        "青溪科技5万吨/年2，4-滴扩建项目工程设计",
        "青溪县 2025 年乡村振兴基础设施建设项目施工",
        "青溪市城区 ( 江北片区 ) 建筑垃圾利用项目设备采购",
        "青溪县公路地质灾害防治工程(一期) EPC总承包",
    ],
)
def test_blanks_and_commas_round_figures_part_no_name(name: str) -> None:
    """Nor those round brackets and before Latin letters."""
    told = f"{name}于2025年5月28日在某某电子服务系统发布招标公告，2025年6月18日开标，现将中标候选人公示如下：\n"
    assert read_notice(f"中标候选人公示\n一、招标概况\n  {told}", kind="text").project_name == name


@pytest.mark.parametrize(
    ("called", "name"), [("青溪县城市棚户区改造安置房建设项目三标段施工", True), ("施工三标段", False), ("三标段", False)]
)
def test_works_told_by_the_name_of_their_lot_only_are_called_by_it(called: str, name: bool) -> None:
    """标段名称 on a page that names its project nowhere; a lot's own short name is none."""
    rows = f"<tr><td>标段名称：</td><td>{called}</td></tr><tr><td>中标人：</td><td>某某建设有限公司</td></tr>"
    assert read_notice(f"<h2>中标结果公告</h2><table>{rows}</table>").project_name == (called if name else None)


def test_a_letter_of_award_names_the_project_before_its_number() -> None:
    """所递交的某某工程（招标编号：…）投标文件已被我方接受."""
    told = "你方于2026年5月6日所递交的青溪医院门诊楼装修工程（招标编号：QX-2026-017）投标文件已被我方接受，被确定为中标人。"
    notice = read_notice(f"中标通知书\n某某建设有限公司：\n{told}\n中标价：6034500元\n招标人：青溪医院\n")
    assert notice.project_name == "青溪医院门诊楼装修工程"


@pytest.mark.parametrize(
    ("title", "told", "name"),
    [
        ("征求意见公示", "某公司拟就“平台升级服务”以单一来源方式组织采购，现公示如下：", "平台升级服务"),
        ("竞争性谈判公告", "我院拟对“手术部无影灯”组织竞争性谈判，欢迎参加。", "手术部无影灯"),
        ("采购文件更正公告", "青溪学院“课堂直播设备”项目（采购文件编号：QX-2026-9）的采购文件更正如下：", "课堂直播设备"),
        ("谈判采购公告", "本项目运维船租赁（采购编号：QX-2026-9）采购人为青溪风电有限公司，资金已落实。", "运维船租赁"),
        ("入围结果公告", "青溪银行股份有限公司（以下简称“我行”）开发外包采购项目（编号：QX-7）评审工作已结束。", None),
    ],
)
def test_names_in_quotes_and_before_numbers_are_told(title: str, told: str, name: str | None) -> None:
    """Of a title that says the kind of notice and how was bought; a short form in brackets is no part of a name."""
    notice = read_notice(f"{title}\n{told}\n", kind="text")
    assert notice.project_name == name or (name is None and "简称" not in (notice.project_name or ""))


def test_what_is_charged_by_name_is_the_project() -> None:
    """委托项目, beside 委托单位."""
    told = "工程造价咨询服务中标候选人公示\n委托单位：青溪旅游度假区管理委员会\n委托项目：环湖步道工程造价咨询\n"
    assert read_notice(told, kind="text").project_name == "环湖步道工程造价咨询"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于青石桥水厂膜组件更换项目的补遗通知（二）", "青石桥水厂膜组件更换项目"),
        ("关于核磁共振谱仪液氦补充服务采用单一来源采购的公示", "核磁共振谱仪液氦补充服务"),
        ("购销合同信息公示", None),
    ],
)
def test_what_is_done_to_a_project_is_no_part_of_its_name(title: str, name: str | None) -> None:
    """补遗, 采用单一来源采购; a contract's particulars are no project."""
    assert read_notice(f"{title}\n青溪单位\n", kind="text").project_name == name


def test_what_somebody_needs_is_named_without_the_words_for_it() -> None:
    """对其所需某某采购项目进行询价采购."""
    told = "青溪市政府采购中心受青溪市应急管理局的委托，对其所需执法车辆采购项目（编号：QX-2026-044）进行询价采购，现公告如下："
    assert read_notice(f"执法车辆采购成交公告\n{told}\n", kind="text").project_name == "执法车辆采购项目"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("比选公告\n比选单位：青溪炼化有限公司\n比选内容：2026年度职工意外险\n", "2026年度职工意外险"),
        ("中标公告\n湖南甲乙招标有限公司组织了办公家具联合采购（QX-LH-2026-02），中标结果如下：\n", "办公家具联合采购"),
        ("招标公告\n受青溪区文化馆委托，中豫甲乙咨询有限公司对“馆藏数字化”项目公开招标。\n", "馆藏数字化"),
        ("单一来源公示\n拟采购：激光粒度仪配件\n理由：原厂配件\n", "激光粒度仪配件"),
        ("政府采购意向公告\n采购单位：青溪县应急管理局\n", None),
    ],
)
def test_names_are_told_by_what_is_bought_and_what_was_arranged(told: str, name: str | None) -> None:
    """Below titles that say the kind of notice alone."""
    assert read_notice(told, kind="text").project_name == name
