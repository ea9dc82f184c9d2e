"""Pages with other names and figures: what a portal prints on every page stays, and no reading can lean on the one before."""

from __future__ import annotations

import random
import re

# what a company, a school, an office is called where a run of letters begins with it
_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}?(?=(?:[\u4e00-\u9fff]{2,6})?(?:有限|公司|学院|大学|医院|中学|小学|局|委员会|管理))"
)
# no year, and no month or day
_FIGURE = re.compile(r"(?<!\d)(?!20\d\d(?!\d))\d{3,}")
_LETTERS = "安白昌诚德鼎丰福冠海禾恒华辉嘉金康坤岭隆明宁鹏青庆瑞润盛石顺泰天万溪祥信兴旭阳源远云泽志中"


def altered(page: str, seed: int) -> str:
    """The page with each name and each figure of three digits or more as another of its length; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        return names.setdefault(match.group(), "".join(chance.choices(_LETTERS, k=len(match.group()))))

    def counted(match: re.Match[str]) -> str:
        return str(chance.randint(10 ** (len(match.group()) - 1), 10 ** len(match.group()) - 1))

    return _FIGURE.sub(counted, _NAME.sub(renamed, page))
