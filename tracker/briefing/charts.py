"""Charts of briefs and pages as SVG, drawn by Vega-Lite without a browser; colours follow the page's.

Vega-Lite comes with the extra [web]; without it every chart raises ModuleNotFoundError.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

Bar = tuple[str, float]
_WIDTH = 620
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "system-ui, 'Noto Sans CJK SC', sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "domainColor": "currentColor",
        "tickColor": "currentColor",
        "gridOpacity": 0.25,
    },
    "legend": {"labelColor": "currentColor", "titleColor": "currentColor", "orient": "top", "title": None},
    "bar": {"color": "#2f6fb3"},
    "line": {"color": "#2f6fb3", "strokeWidth": 2.5},
}


def bars(values: Sequence[Bar], *, label: str) -> str:
    """Columns of an amount by period, in major units."""
    return _drawn(
        {
            "width": _WIDTH,
            "height": 150,
            "data": {"values": [{"period": period, "amount": amount} for period, amount in values]},
            "mark": {"type": "bar", "description": label},
            "encoding": {
                "x": {"field": "period", "type": "ordinal", "title": None, "sort": None, "axis": {"labelOverlap": True}},
                "y": {"field": "amount", "type": "quantitative", "title": None, "axis": {"format": "~s"}},
            },
        }
    )


def lines(series: Sequence[tuple[str, Sequence[tuple[int, float]]]]) -> str:
    """Curves over the months of a year (1 to 12), each with its name; shares in percent."""
    rows = [{"name": name, "month": month, "share": share} for name, points in series for month, share in points]
    return _drawn(
        {
            "width": _WIDTH,
            "height": 150,
            "data": {"values": rows},
            "mark": {"type": "line", "point": True},
            "encoding": {
                "x": {"field": "month", "type": "ordinal", "title": None},
                "y": {"field": "share", "type": "quantitative", "title": "%"},
                "color": {"field": "name", "type": "nominal", "scale": {"range": ["#2f6fb3", "#c2702a"]}, "sort": None},
            },
        }
    )


def steps(values: Sequence[Bar]) -> str:
    """A bridge: the first and last values stand on the ground, those between on what came before."""
    rows: list[dict[str, object]] = []
    level = 0.0
    for place, (name, amount) in enumerate(values):
        ends = place in (0, len(values) - 1)
        low, high = (0.0, amount) if ends else (level, level + amount)
        rows.append({"name": name, "low": low, "high": high, "kind": "total" if ends else "up" if amount >= 0 else "down"})
        level = high
    return _drawn(
        {
            "width": _WIDTH,
            "height": 150,
            "data": {"values": rows},
            "mark": "bar",
            "encoding": {
                "x": {"field": "name", "type": "ordinal", "title": None, "sort": None},
                "y": {"field": "low", "type": "quantitative", "title": None, "axis": {"format": "~s"}},
                "y2": {"field": "high"},
                "color": {
                    "field": "kind",
                    "type": "nominal",
                    "legend": None,
                    "scale": {"domain": ["total", "up", "down"], "range": ["#2f6fb3", "#3a8a4f", "#b3402f"]},
                },
            },
        }
    )


def sparkline(values: Sequence[float]) -> str:
    """A line of a word's height, without axes."""
    rows = [{"place": place, "amount": amount} for place, amount in enumerate(values)]
    return _drawn(
        {
            "width": 110,
            "height": 26,
            "data": {"values": rows},
            "mark": {"type": "area", "line": True, "opacity": 0.5, "color": "#2f6fb3"},
            "encoding": {
                "x": {"field": "place", "type": "quantitative", "axis": None},
                "y": {"field": "amount", "type": "quantitative", "axis": None},
            },
        }
    )


def warm_up() -> None:
    """Start the drawing engine, which takes a second once."""
    sparkline((0.0, 1.0))


def _drawn(spec: dict[str, Any]) -> str:
    return _svg(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(json.loads(spec) | {"config": _CONFIG}))
    # scaled to its column by the page's own rules
    return drawn.replace("<svg ", '<svg preserveAspectRatio="xMinYMin meet" ', 1)
