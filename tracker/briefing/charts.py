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
# labels of one axis that stand side by side without turning, and the widest bar
_LABELS = 9
_WIDEST = 48
# the colour of what a figure is compared with
_BESIDE = "#c2702a"
_LEVEL: dict[str, Any] = {"labelAngle": 0, "labelOverlap": False}
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    # a list of fonts is searched for every label anew, most of a drawing's time; the page's own font replaces this one
    "font": "sans-serif",
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


def bars(values: Sequence[Bar], *, label: str, beside: float | None = None) -> str:
    """Columns of an amount by period, in major units; `beside`, where given, is drawn across as a dashed line."""
    periods = [period for period, _ in values]
    shown = periods[:: -(-len(periods) // _LABELS) or 1]
    x = {"field": "period", "type": "ordinal", "title": None, "sort": None, "axis": {"values": shown, **_LEVEL}}
    y = {"type": "quantitative", "title": None, "axis": {"format": "~s"}}
    columns = {
        "data": {"values": [{"period": period, "amount": amount} for period, amount in values]},
        "mark": {"type": "bar", "description": label, "width": {"band": min(0.85, len(periods) * _WIDEST / _WIDTH)}},
        "encoding": {"x": x, "y": {"field": "amount", **y}},
    }
    rule = {
        "data": {"values": [{"beside": beside}]},
        "mark": {"type": "rule", "strokeDash": [6, 4], "color": _BESIDE, "strokeWidth": 2},
        "encoding": {"y": {"field": "beside", **y}},
    }
    return _drawn({"width": _WIDTH, "height": 150, "layer": [columns] if beside is None else [columns, rule]})


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
                "x": {"field": "month", "type": "ordinal", "title": None, "axis": _LEVEL},
                "y": {"field": "share", "type": "quantitative", "title": "%"},
                "color": {"field": "name", "type": "nominal", "scale": {"range": [_BESIDE, "#2f6fb3"]}, "sort": None},
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
                "x": {"field": "name", "type": "ordinal", "title": None, "sort": None, "axis": _LEVEL},
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
