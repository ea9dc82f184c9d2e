"""Tables with spans come out as grids in which a column is a column."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrapers.notice import NoticeType
from scrapers.reading.page.build import from_html
from scrapers.reading.reader import read_notice


@st.composite
def _tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A table of random spans and the grid it is."""
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    grid: list[list[str]] = [["" for _ in range(width)] for _ in range(height)]
    rows = []
    for y in range(height):
        cells = []
        for x in range(width):
            if grid[y][x]:
                continue
            free = next((i for i in range(x, width) if grid[y][i]), width) - x
            across, down = draw(st.integers(1, free)), draw(st.integers(1, height - y))
            while any(grid[y + dy][x + dx] for dy in range(down) for dx in range(across)):
                down -= 1
            for dy in range(down):
                for dx in range(across):
                    grid[y + dy][x + dx] = f"c{y}.{x}"
            cells.append(f"<td colspan={across} rowspan={down}>c{y}.{x}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>", grid


@settings(max_examples=60)
@given(_tables())
def test_spans_are_filled_in(table: tuple[str, list[list[str]]]) -> None:
    """Every cell stands in every place it spans, at the position its text has."""
    source, grid = table
    page = from_html(f"<p>x</p>{source}")
    # a row of cells from above alone has nothing of its own to say
    wanted = [row for y, row in enumerate(grid) if len(set(row)) > 1 and any(cell.startswith(f"c{y}.") for cell in row)]
    found = [[cell.text for cell in row] for made in page.grids for row in made.rows if len({cell.text for cell in row}) > 1]
    assert found == wanted
    for made in page.grids:
        for cell in (cell for row in made.rows for cell in row):
            assert page.folded[cell.start : cell.end] == cell.text


def test_text_keeps_reading_order_and_amounts_whole() -> None:
    """Inline tags split no number, breaks split lines, cells are apart."""
    page = from_html("<p>价<span>29</span><span>7.5</span>万元<br>下</p><table><tr><td>甲</td><td>乙</td></tr></table>尾")
    assert [piece for piece in page.text.split() if piece] == ["价297.5万元", "下", "甲", "乙", "尾"]


_CELLS = (
    *("包号", "第一名", "第二中标候选人", "名次", "中标候选人", "报价", "投标报价（万元）", "工期"),
    *("1", "", "甲方仪器有限公司", "乙方仪器有限公司", "100元", "98%"),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_CELLS), min_size=1, max_size=5), min_size=1, max_size=5))
@example([["包号", "第一名", "报价", "第二中标候选人"], ["1", "甲方仪器有限公司", "100元", "乙方仪器有限公司"]])
def test_rows_of_any_length_and_order_are_read(rows: list[list[str]]) -> None:
    """A rank as the last head, a row cut short, heads in any order: the page is read or marked, never given up."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    notice = read_notice(f"<h1>某项目中标候选人公示</h1><table>{cells}</table>")
    assert notice.notice_type is NoticeType.CANDIDATE


def _cut(between: str, number: str) -> list[str]:
    """Winners of a table that goes on in a second one behind some words, whose first row has a number."""
    rows = (
        ("1", "杭州甲乙信息技术有限公司", "100.00"),
        ("2", "绍兴丙丁机电厂", "200.00"),
        (number, "宁波戊己设备有限公司", "300.00"),
    )
    head, *lines = (
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (("序号", "中标人", "中标价（元）"), *rows)
    )
    source = f"<h1>青溪区设备中标公告</h1><table>{head}{lines[0]}{lines[1]}</table>{between}<table>{lines[2]}</table>"
    return [award.supplier.name for award in read_notice(source, kind="html").awards]


def test_a_table_goes_on_in_a_second_one_that_counts_on() -> None:
    """Behind 续表 or nothing, and nowhere else; one that begins with another number is another table."""
    assert _cut("", "3") == _cut("<p>（续表）</p>", "3") == ["杭州甲乙信息技术有限公司", "绍兴丙丁机电厂", "宁波戊己设备有限公司"]
    assert _cut("", "1") == _cut("<p>其他投标人</p>", "3") == ["杭州甲乙信息技术有限公司", "绍兴丙丁机电厂"]


def test_a_pipe_parts_a_label_from_its_value_and_a_last_cell_that_is_empty() -> None:
    """供应商（乙方）： | 某某公司 are two cells; below other rows one pipe at the end of a line parts two."""
    contract = "青溪设备采购合同公告\n合同编号： | QX-1\n供应商（乙方）： | 甲方仪器有限公司\n合同金额（元）： | 5000.00\n"
    (award,) = read_notice(contract, kind="text").awards
    assert award.supplier.name == "甲方仪器有限公司"
    table = "分包内容 | 成交供应商 | 总报价（元）\n---|---|---\n电脑 | 甲方仪器有限公司 | 5000.00\n"
    lots = (
        f"青溪设备采购结果公告\n五、成交结果\n分包号：1\n{table}分包号：2\n废标原因 | 备注\n---|---\n供应商不足三家 |\n六、其他"
    )
    assert read_notice(lots, kind="text").failed_lots == ("2",)
