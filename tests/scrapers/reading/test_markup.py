"""A page's markup to its text: what is shown is kept, what is not is left out, wherever signs stand that look like tags."""

import pytest

from scrapers.reading.page.build import from_html, from_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>甲<!-- <p>乙</p> --!>丙</p><p>丁</p>", "甲丙\n丁\n"),
        ("<p>甲<script>if (a<b) { document.write('<td>乙</td>') }</script>丙</p>", "甲丙\n"),
        ("<p>甲</p><style>p > td { color: red }</style><p>丙</p>", "甲\n丙\n"),
        ("<div>甲<noscript><i>乙</i></noscript>丙</div>", "甲丙\n"),
        ('<p title="a>b" data-x=\'<td>"\'>甲</p><p>乙</p>', "甲\n乙\n"),
        ('<p a"b="x">甲</p><p =c>乙</p>', "甲\n乙\n"),
        ("<p>甲<iframe><p>乙</iframe>丙</p>", "甲<p>乙丙\n"),
        ("<view>甲</view><view>乙</view>", "甲\n乙\n"),
        ("<p>1 &lt; 2 &amp;&amp; 3&nbsp;元</p>", "1 < 2 && 3\xa0元\n"),
        # escaped twice
        ("<p>甲&amp;nbsp;乙 &amp;ldquo;丙&amp;rdquo; &amp;amp; A&amp;B</p>", "甲\xa0乙 “丙” & A&B\n"),
    ],
)
def test_the_text_of_a_page_is_what_it_shows(markup: str, text: str) -> None:
    """Comments, scripts and styles are no text; signs in attributes, in escaped text and in frames are no tags."""
    assert from_html(f"<html><body>{markup}</body></html>").text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("甲&nbsp;乙：&nbsp;&ldquo;丙&rdquo;&#8212;丁", "甲\xa0乙：\xa0“丙”—丁"),
        # no entity that anybody knows, and none at all
        ("甲&nichts;乙 A&B有限公司", "甲&nichts;乙 A&B有限公司"),
    ],
)
def test_an_entity_in_plain_text_is_the_character_it_stands_for(source: str, text: str) -> None:
    """A page that was saved as text, but for what its source had escaped once more."""
    assert from_text(source).text == text


def test_spans_and_classes_are_read_from_the_attributes_of_their_cell() -> None:
    """A colspan named in another attribute's value spans nothing."""
    page = from_html('<table><tr><td title="a colspan=3">甲</td><td colspan="2" class="x code-AB">乙</td></tr></table>')
    assert [[(cell.text, cell.css) for cell in row] for row in page.grids[0].rows] == [
        [("甲", ""), ("乙", "code-AB"), ("乙", "code-AB")]
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("名称：_某某公司_\n编号: __QX_018__ 金额：_12万元_", "名称：某某公司\n编号: QX_018 金额：12万元"),
        ("某某采购项目_中标公示\n采购人：____", "某某采购项目_中标公示\n采购人：____"),
        ("**一、项目编号:** QX-018**二、项目名称:**\n设备采购", "一、项目编号: QX-018\n二、项目名称:\n设备采购"),
        ("联系人：李** **县**局", "联系人：李** **县**局"),
    ],
)
def test_signs_round_what_is_filled_in_or_emphasised_are_none_of_it(source: str, text: str) -> None:
    """Rules to write on and the stars of a heading; a rule alone stays, and so do masks."""
    assert from_text(source).text == text
