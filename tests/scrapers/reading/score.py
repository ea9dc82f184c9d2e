"""The corpus in figures: the whole, by form, by group of sites, and by support; with how often marks tell of what is wrong.

Run as a module: `python -m tests.scrapers.reading.score GOLD PREDICTED [TYPES]`, as `make score` does.
"""

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Labels = dict[str, dict[str, Any]]
_FIGURES = ("notices", "award_f1", "award_precision", "award_recall", "amounts_invented")


def _scorer(corpus: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_notices", corpus.parent / "tools" / "score_notices.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def groups(gold: Labels, key: Callable[[str], str]) -> dict[str, Labels]:
    """The labels by what a key makes of their file's name."""
    found: dict[str, Labels] = {}
    for file, label in gold.items():
        found.setdefault(key(file), {})[file] = label
    return found


def supported(scorer: Any, gold: Labels, read: Labels) -> Iterator[tuple[str, int, int]]:
    """For each support, how many awards were read and how many of these right."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for file, label in gold.items():
        wanted = Counter((scorer.name(a["supplier"]), scorer.amount(a["amount"])) for a in label["awards"])
        for award in read.get(file, {}).get("awards", []) if label.get("confidence") != "low" else []:
            key, support = (scorer.name(award["supplier"]), scorer.amount(award["amount"])), award["support"] or "none"
            seen[support] += 1
            right[support] += wanted[key] > 0
            wanted[key] -= 1
    yield from ((support, seen[support], right[support]) for support in sorted(seen))


def marked(scorer: Any, gold: Labels, read: Labels) -> tuple[int, int, int, int]:
    """Wrong or missing awards and how many of them carry a mark, their notice's included; right awards and how many carry one."""
    wrong = told = right = doubted = 0
    for file, label in gold.items():
        if label.get("confidence") == "low":
            continue
        notice = read.get(file, {"awards": [], "marks": []})
        wanted = Counter((scorer.name(a["supplier"]), scorer.amount(a["amount"])) for a in label["awards"])
        own = False
        for award in notice["awards"]:
            key, mark = (scorer.name(award["supplier"]), scorer.amount(award["amount"])), bool(award["marks"] or notice["marks"])
            is_right = wanted[key] > 0
            wanted[key] -= is_right
            right, doubted = right + is_right, doubted + (is_right and mark)
            wrong, told = wrong + (not is_right), told + (not is_right and mark)
            own = own or (not is_right and mark)
        missing = sum(wanted.values())
        wrong, told = wrong + missing, told + (missing if own or notice["marks"] else 0)
    return wrong, told, right, doubted


def main(gold_path: Path, read_path: Path, types_path: Path | None = None) -> None:
    """Print the figures."""
    scorer = _scorer(gold_path.parent)
    gold, read = scorer.load(gold_path), scorer.load(read_path)
    types = scorer.load(types_path) if types_path else {}
    for name, value in scorer.score(gold, read, types)[0].items():
        sys.stdout.write(f"{name:32} {value}\n")
    by_form = groups(gold, lambda file: "html" if file.endswith(".html") else "text")
    by_site = groups(gold, lambda file: file.rpartition("-")[0])
    for name, labels in (*sorted(by_form.items()), *sorted(by_site.items())):
        found = scorer.score(labels, read, {})[0]
        if not found["counts"].get("notices"):
            continue
        found["notices"] = found["counts"].get("notices", 0)
        sys.stdout.write(f"{name:16}" + "  ".join(f"{figure} {found[figure]}" for figure in _FIGURES) + "\n")
    for support, seen, right in supported(scorer, gold, read):
        sys.stdout.write(f"support {support:14} {seen:5} read {right:5} right {right / seen:.4f}\n")
    wrong, told, right, doubted = marked(scorer, gold, read)
    sys.stdout.write(f"wrong or missing {wrong}, of them marked {told}; right {right}, of them marked {doubted}\n")
    none = [file for file, label in (*gold.items(), *types.items()) if not label.get("awards") and not _tells(label)]
    unread = sum(bool(read.get(file, {}).get("marks")) for file in none)
    sys.stdout.write(f"pages without a result {len(none)}, of them marked as not read {unread}\n")


def _tells(label: dict[str, Any]) -> bool:
    """Whether a page is left out: its label is doubtful, or only its type is known and that announces a result."""
    if label.get("confidence") == "low":
        return True
    return "awards" not in label and label["notice_type"] in ("award", "candidate", "contract")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
