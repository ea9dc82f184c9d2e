"""The recipes of docs/recipes.md deliver as they stand, their addresses alone led to this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.messengers import TAKEN, messengers
from tests.support.receivers import http_receiver, mailbox
from tests.tracker.alerts.office import Office
from tests.tracker.alerts.samples import win
from tests.tracker.cli.conftest import Tracker
from tracker.config.secrets import read_secrets
from tracker.config.settings import load_settings

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
# words in capitals stand for what each user has of their own
FILL = {
    "BOT_TOKEN": "123456789:abcdefghijklmnopqrstuvwxyz",
    "CHAT_ID": "12315544",
    "WEBHOOK_ID": "1" * 18,
    "WEBHOOK_TOKEN": "a" * 64,
    "SECRET": "abcdefabcdef",
    "TOKEN": "0123456789abcdef0123456789abcdef",
    "KEY": "abc-def",
}
LINK = str(win(1).evidence["url"])


@dataclass(frozen=True, slots=True)
class Recipe:
    """Configuration, secrets and command of one section of the page."""

    title: str
    table: str
    secrets: str
    command: str


def recipes() -> Iterator[Recipe]:
    """Every section that has a table of a channel."""
    for section in PAGE.split("\n## ")[1:]:
        blocks = re.findall(r"```(?:toml)?\n(.*?)```", section, re.DOTALL)
        yield Recipe(section.partition("\n")[0], blocks[0], blocks[1] if len(blocks) == 3 else "", blocks[-1].strip())


RECIPES = {recipe.title: recipe for recipe in recipes()}
CHATS = [title for title in RECIPES if title.lower() in TAKEN]


def written(folder: Path, recipe: Recipe, **addresses: str) -> Path:
    """The two files as a user copies them, placeholders filled in and addresses replaced."""
    (line,) = re.findall(r"```toml\n(secrets = .*\n)```", PAGE)
    secrets = recipe.secrets
    for address, instead in addresses.items():
        assert address in secrets.replace("https://", "").replace("mailtos://", "")
        secrets = re.sub(rf"\w+://{re.escape(address)}", instead, secrets)
    values = [value.partition("=") for value in secrets.splitlines()]
    filled = [f"{name}={re.sub('|'.join(FILL), lambda found: FILL[found[0]], value)}\n" for name, _, value in values]
    kept = folder / "secrets.env"
    kept.write_text("".join(filled), encoding="utf-8")
    kept.chmod(0o600)
    (folder / "tracker.toml").write_text(line + recipe.table, encoding="utf-8")
    return folder / "tracker.toml"


def delivered(path: Path) -> None:
    """One win, told through the recipe's channel."""
    settings = load_settings(path)
    desk = Office(path.parent, dict(settings.channel), read_secrets(path.parent / "secrets.env"))
    desk.queue([win(1)])
    if "digest" in path.read_text(encoding="utf-8"):
        desk.later(days=8)
    assert desk.send().errors == {}
    assert desk.states() == ["sent"]


def try_command(tracker: Tracker, recipe: Recipe) -> None:
    """The recipe's last line, as it stands."""
    answer = tracker(*recipe.command.split()[1:])
    assert answer.code == 0, answer.err
    assert "已收下消息" in answer.err


def test_every_way_out_has_its_recipe() -> None:
    """What people ask for stands on the page."""
    assert list(RECIPES) == ["WeCom", "DingTalk", "Feishu", "Telegram", "Slack", "Discord", "Mail", "Webhook", "Atom"]


@pytest.mark.parametrize("title", CHATS)
def test_a_recipe_for_a_chat_delivers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tracker: Tracker, title: str) -> None:
    """A win with the notice's address arrives, and so does the test message."""
    recipe = RECIPES[title]
    with messengers(monkeypatch, lambda *_: TAKEN[title.lower()]) as there:
        delivered(written(tmp_path, recipe))
        try_command(tracker, recipe)
    assert len(there.texts) == 2
    assert LINK in there.texts[0].replace("\\", "")


def test_the_recipe_for_mail_delivers(tmp_path: Path, tracker: Tracker) -> None:
    """The mail has HTML and a plain part, both with the notice's address."""
    recipe = RECIPES["Mail"]
    with mailbox() as box:
        instead = {"USER:PASSWORD@smtp.example.com:587?": f"mailto://127.0.0.1:{box.port}?mode=insecure&"}
        delivered(written(tmp_path, recipe, **instead))
        try_command(tracker, recipe)
    told = {part.get_content_type(): part.get_payload(decode=True) for part in box.mails[0].walk() if not part.is_multipart()}
    assert set(told) == {"text/plain", "text/html"}
    assert all(LINK.encode() in bytes(content) for content in told.values())
    assert box.mails[0]["To"] == "analyst@example.com"
    assert len(box.mails) == 2


def test_the_recipe_for_a_webhook_delivers(tmp_path: Path, tracker: Tracker) -> None:
    """The payload holds the notice's address, the User-Agent says who we are."""
    recipe = RECIPES["Webhook"]
    with http_receiver() as hooked:
        delivered(written(tmp_path, recipe, **{"receiver.example.com/award-tracker": hooked.url}))
        try_command(tracker, recipe)
    assert LINK in hooked.bodies[0]["text"]
    assert hooked.headers[0]["User-Agent"].startswith("award-tracker/")
    assert len(hooked.bodies) == 2


def test_the_recipe_for_a_feed_delivers(tmp_path: Path, tracker: Tracker) -> None:
    """The file is there, beside the configuration, with the notice's address."""
    recipe = RECIPES["Atom"]
    delivered(written(tmp_path, recipe))
    try_command(tracker, recipe)
    assert LINK in (tmp_path / "feed.xml").read_text(encoding="utf-8")
