"""Mutated notices through the reader: nothing but its own error, no amount that is not printed, nothing slow.

Run as a module for many pages: `python -m tests.scrapers.reading.fuzz --pages 10000 [--seconds 600] [--seed 1]`.
"""

import argparse
import random
import re
import sys
import time
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from scrapers.decoding import decode
from scrapers.errors import UnreadablePage
from scrapers.notice import Notice
from scrapers.reading import read_notice
from scrapers.reading.values.in_words import yuan_in_words
from tests.conftest import CORPUS
from tests.scrapers.reading.golden import goldens

SLOWEST = 2.0
_DIGITS = re.compile(r"\d(?:[\d,]|\s?\.\s?(?=\d))*")
# thousands parted by spaces, or by a comma and a space
_SPACED = re.compile(r"\d{1,3}(?:,? \d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"\d[\d,]*(?: \d{3}|, \d{3})*(?:\s?\.\s?\d+)?")
_WORDS = re.compile(r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟萬万亿一二三四五六七八九十百千两貳叄陸元圆圓角分整正]{2,}")
_BESIDE = re.compile(r"(?<=[十拾百佰千仟万萬亿]) | (?=[十拾百佰千仟万萬亿])")
_SCALES = [Decimal(scale) for scale in ("1", "10000", "100000000", "1000", "1000000", "0.01")]


def sources() -> list[str]:
    """The pages to mutate: every golden, and the corpus where it is."""
    found = [golden.source for golden in goldens()]
    folder = CORPUS / "notices"
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return found + [decode(path.read_bytes(), None) for path in paths]


def mutated(source: str, chance: random.Random) -> str:
    """One page spoilt in one to three ways."""
    for _ in range(chance.randint(1, 3)):
        source = chance.choice((_cut, _doubled, _swapped, _sprinkled, _digits, _attributes, _dropped, _unclosed))(source, chance)
    return source


def _spot(source: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, max(0, len(source) - 1))
    return start, min(len(source), start + chance.randint(1, 400))


def _cut(source: str, chance: random.Random) -> str:
    return source[: chance.randint(1, max(1, len(source)))]


def _doubled(source: str, chance: random.Random) -> str:
    start, end = _spot(source, chance)
    return source[:end] + source[start:end] * chance.randint(1, 4) + source[end:]


def _swapped(source: str, chance: random.Random) -> str:
    start, end = _spot(source, chance)
    middle = (start + end) // 2
    return source[:start] + source[middle:end] + source[start:middle] + source[end:]


def _sprinkled(source: str, chance: random.Random) -> str:
    letters = "\x00\ufffd<>\"'&;:：（()）\t\n 元万%0123456789包第一\u200b\u3000😀"
    for _ in range(chance.randint(1, 30)):
        at = chance.randint(0, len(source))
        source = source[:at] + chance.choice(letters) + source[at:]
    return source


def _digits(source: str, chance: random.Random) -> str:
    return re.sub(r"\d", lambda match: chance.choice("0123456789") if chance.random() < 0.1 else match.group(), source)


def _attributes(source: str, chance: random.Random) -> str:
    return re.sub(
        r"<td",
        lambda _: f"<td colspan={chance.choice([0, 1, 2, 99, 99999, -1])} rowspan={chance.choice([1, 2, 3, 99999])}",
        source,
    )


def _dropped(source: str, chance: random.Random) -> str:
    lines = source.split("\n")
    if chance.random() < 0.3:
        chance.shuffle(lines)
    else:
        del lines[:: chance.randint(2, 5)]
    return "\n".join(lines) or source


def _unclosed(source: str, chance: random.Random) -> str:
    tag = chance.choice(("<table>", "<tr>", "<td>", "</table>", "</td>", "<div>", "<b>", "<!--", "<html>"))
    at = chance.randint(0, len(source))
    return source[:at] + tag * chance.randint(1, 40) + source[at:]


# 1亿2560万元, 6万7元: one amount of two figures
_COMPOSED = re.compile(r"(\d{1,12})(亿|万)(\d{1,12}(?:\.\d{1,6})?)(万|元)")
# signs set apart one by one, thousands behind a comma and a space, a figure in two pieces with decimals in the second only
_APART = re.compile(r"\d(?: [\d,.])+(?![\d])|\d{1,3}(?:, ?\d{3})+(?:\.\d+)?|\d{3,} \d{3,6}\.\d{2}(?!\d)")
_UNITS = {"亿": 100_000_000, "万": 10_000, "元": 1}


def printed_amounts(text: str) -> set[Decimal]:
    """Every amount in fen that a reading of the digits and numerals of a text could give."""
    found: set[Decimal] = set()
    # 1'568'433.00
    folded = re.sub(r"(?<=\d)['’](?=\d{3})", ",", unicodedata.normalize("NFKC", text))
    # 2531 / 468.00: a figure over two lines
    joined = re.sub(r"(?<=[\d,.])\n(?=[\d,.])", "", folded)
    apart = [re.sub(r"\s", "", match) for match in _APART.findall(folded)]
    for run in (*_DIGITS.findall(folded), *_SPACED.findall(folded), *_DIGITS.findall(joined), *apart):
        # a row number may stand glued before a figure, a score before an amount, the next row's number after it
        for skip in range(min(40, len(run))):
            match = _NUMBER.match(run, skip)
            whole = re.sub(r"[\s,]", "", match.group()) if match else ""
            # or whatever has digits behind the fen
            fen = whole[: whole.find(".") + 3] if "." in whole else whole
            for digits in (whole, whole[:-1], whole[:-2], whole[:-3], fen):
                if 0 < len(digits) <= 18:
                    found.update((Decimal(digits) * scale).quantize(Decimal("0.01"), ROUND_HALF_UP) for scale in _SCALES)
    for high, unit, low, below in _COMPOSED.findall(re.sub(r"[\s,]", "", folded)):
        rest = Decimal(low) * _UNITS[below]
        found.update((Decimal(high[at:]) * _UNITS[unit] + rest).quantize(Decimal("0.01")) for at in range(len(high)))
    # a form may leave a blank before the unit, or beside what multiplies: 贰万叁仟玖佰肆拾 元, 叁佰贰 拾伍万
    closed = re.sub(r"\s+(?=[元圆圓])", "", folded)
    for match in (*_WORDS.finditer(closed), *_WORDS.finditer(_BESIDE.sub("", closed))):
        words = match.group()
        ends = [at + 1 for at, letter in enumerate(words) if letter in "元圆圓"] + [len(words)]
        for start, end in ((start, stop) for stop in ends for start in range(stop)):
            value = yuan_in_words(words[start:end])
            if value is not None:
                found.add(value.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return found


def complaint(source: str) -> str | None:
    """What is wrong with the reading of a page, or None."""
    began = time.process_time()
    try:
        notice = read_notice(source)
    except UnreadablePage:
        return _slow(began)
    return _slow(began) or _unprinted(notice)


def _slow(began: float) -> str | None:
    took = time.process_time() - began
    return f"took {took:.1f} s" if took > SLOWEST else None


def _unprinted(notice: Notice) -> str | None:
    amounts = [award.amount.major for award in notice.awards if award.amount is not None]
    missing = set(amounts) - printed_amounts(notice.text) if amounts else set()
    return f"amounts not printed: {sorted(missing)}" if missing else None


def run(pages: int, seconds: float, seed: int) -> list[str]:
    """Complaints over that many mutated pages, or as many as the time allows."""
    chance = random.Random(seed)  # noqa: S311 — repeatable, not secret
    pool = sources()
    began = time.monotonic()
    complaints = []
    for number in range(pages):
        if time.monotonic() - began > seconds:
            print(f"{number} of {pages} pages in {seconds:.0f} s", file=sys.stderr)
            break
        spoilt = mutated(chance.choice(pool), chance)
        found = complaint(spoilt)
        if found:
            complaints.append(f"seed {seed} page {number}: {found}")
    return complaints


def main() -> int:
    """The command line: prints every complaint, exits 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    complaints = run(args.pages, args.seconds, args.seed)
    print("\n".join(complaints) or "no complaint")
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
