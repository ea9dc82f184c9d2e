"""What a probe's bundle shows of the pages it holds. Every page is synthetic."""

import json

from tracker.devtools.probe_bundle import masked


def test_json_is_masked_as_it_reads() -> None:
    """Escaped letters and fields of contacts hide nobody: names, telephones and addresses of mail are gone, the rest stays."""
    page = {
        "title": "某项目中标公告",
        "body": "<p>联系人：李某某</p>",
        "linkMan": "王某某",
        "linkPhone": "1",
        "contractor": "甲公司",
    }
    shown = masked(json.dumps(page))
    assert all(kept in shown for kept in ("某项目中标公告", "甲公司"))
    assert not any(private in shown for private in ("李某某", "王某某", '"1"'))
