"""How well the changes of corrections are read: for each labelled action how many are right, silent or wrong.

Run as `python -m tests.scrapers.reading.score_corrections EFFECTS PREDICTED`; both are lines of JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracker.model.keys import lot_key, supplier_key

Line = Mapping[str, Any]
DOUBT = "correction_not_understood"


def score(labelled: Iterable[Line], read: Mapping[str, Line]) -> tuple[dict[str, Counter[str]], dict[str, list[str]]]:
    """Counts by action (right, silent, wrong) and for notices without effects (`none`), and the files that were not right.

    Labels of low confidence are left out. An effect is silent when nothing was read and nothing marked.
    """
    counts: dict[str, Counter[str]] = {}
    missed: dict[str, list[str]] = {}
    for label in labelled:
        file = label["path"].rpartition("/")[2]
        if label["confidence"] == "low" or file not in read:
            continue
        got = read[file]
        changes, marked = list(got["changes"]), DOUBT in got["marks"]
        if not label["effects"]:
            outcome = "wrong" if changes else "marked" if marked else "right"
            _count(counts, missed, "none", outcome, file)
        for effect in label["effects"]:
            right = any(_key(effect) == _key(change) for change in changes)
            outcome = "right" if right else "wrong" if changes or marked else "silent"
            _count(counts, missed, effect["action"], outcome, file)
        extra = len(changes) - len(label["effects"])
        if label["effects"] and extra > 0:
            _count(counts, missed, "beside", "wrong", file)
    return counts, missed


def _count(counts: dict[str, Counter[str]], missed: dict[str, list[str]], action: str, outcome: str, file: str) -> None:
    counts.setdefault(action, Counter())[outcome] += 1
    if outcome != "right":
        missed.setdefault(f"{action} {outcome}", []).append(file)


def _key(effect: Line) -> tuple[object, ...]:
    before, after = effect["before"], effect["after"]
    sides = [(supplier_key(side["supplier"] or ""), _amount(side["amount"])) for side in (before, after)]
    return (lot_key(effect["lot"]), effect["action"], *sides, after["pricing"], after["rate"])


def _amount(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def lines(path: Path) -> list[Line]:
    """The lines of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main(effects: str, predicted: str) -> None:
    """Print the counts, and the files behind what is not right."""
    read = {line["file"].rpartition("/")[2]: line for line in lines(Path(predicted))}
    counts, missed = score(lines(Path(effects)), read)
    for action, found in sorted(counts.items()):
        print(f"{action:20}" + "".join(f"{name:>10} {found[name]:3}" for name in ("right", "silent", "wrong", "marked")))
    for what, files in sorted(missed.items()):
        print(f"  {what}: {', '.join(files)}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
