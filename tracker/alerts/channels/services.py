"""Facts about services that Apprise leaves out: how they answer in the body, how they count length, what they make of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tracker.alerts.channels.answers import Codes
from tracker.alerts.channels.base import Refusal


class Markup(StrEnum):
    """A way of writing a message down."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    # HTML whose plain part, made by taking the tags away, still holds the addresses
    MAIL = "mail"
    # backslashes before all that is markup, no entities
    ESCAPED = "escaped"


def characters(text: str) -> int:
    """Length in UTF-16 units: what Telegram and Discord count, and never less than code points."""
    return len(text.encode("utf-16-le")) // 2


def in_bytes(text: str) -> int:
    """Length in bytes of UTF-8."""
    return len(text.encode())


def in_json(text: str) -> int:
    """Length in bytes of a JSON string whose other than ASCII characters are written as escapes, as Apprise sends it."""
    return sum(1 if char.isascii() else 6 * characters(char) for char in text) + text.count("\n") + text.count('"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service by its Apprise schema; `markup` says in which way a wanted format is written where not as it is."""

    codes: Codes | None = None
    length: Callable[[str], int] = characters
    limit: int | None = None
    markup: dict[str, Markup] | None = None
    # seconds between two messages, where Apprise's own pause has no reason here
    pause: float | None = None


def _set(*codes: object) -> frozenset[object]:
    return frozenset(codes)


_WECOM = Codes(
    at="errcode",
    taken=0,
    says=("errmsg",),
    message=_set(40008, 40058, 44004, 45002, 45008),
    channel=_set(40001, 40013, 40014, 40056, 41001, 42001, 60020, 81013, 93000, 93004, 93008, 301002),
    later=_set(-1, 45009, 45033),
)
_DINGTALK = Codes(
    at="errcode",
    taken=0,
    says=("errmsg",),
    # with 310000 comes every check of a robot's security settings: only the words tell them apart
    phrases=((r"keywords? not in content", Refusal.MESSAGE),),
    message=_set(40035, 400105, 430101, 430102, 430103, 430104, 460101),
    channel=_set(300001, 300005, 310000, 400013, 400101, 400102, 400106),
    later=_set(-1, 90030, 130101, 410100),
)
_FEISHU = Codes(
    at="code",
    taken=0,
    says=("msg",),
    message=_set(9499, 19002, 19024),
    channel=_set(19001, 19021, 19022),
    later=_set(2200, 11232),
)
_TELEGRAM = Codes(
    at="ok",
    taken=True,
    says=("error_code", "description"),
    phrases=((r"chat not found|bot was (?:blocked|kicked)|upgraded to a supergroup|not enough rights", Refusal.CHANNEL),),
    message=_set(400, 413),
    channel=_set(401, 403, 404),
    later=_set(429),
)
_SLACK_CHANNEL = "|".join(
    (
        r"no_service|no_team|team_disabled|invalid_token|invalid_auth|not_authed|account_inactive",
        r"token_(?:revoked|expired)|channel_(?:not_found|is_archived)|is_archived|not_in_channel|missing_scope|action_prohibited",
    )
)
_SLACK = Codes(
    at="ok",
    taken=True,
    says=("error",),
    plain="ok",
    phrases=(
        (_SLACK_CHANNEL, Refusal.CHANNEL),
        (r"rate_?limited|rollup_error", Refusal.LATER),
        (r"invalid_payload|no_text|msg_too_long|too_many_attachments|invalid_(?:blocks|attachments)", Refusal.MESSAGE),
    ),
)
_DISCORD = Codes(
    at="code",
    taken=None,
    says=("message",),
    silent=True,
    message=_set(50006, 50035),
    channel=_set(10003, 10015, 50013, 50027),
    later=_set(20029, 31001),
)
_SERVERCHAN = Codes(
    at="code",
    taken=0,
    says=("message",),
    phrases=((r"bad (?:push)?token|sendkey", Refusal.CHANNEL), (r"次数限制", Refusal.LATER)),
)
_PUSHPLUS = Codes(
    at="code",
    taken=200,
    says=("msg",),
    channel=_set(302, 401, 403, 805, 888, 900, 903, 905),
    later=_set(500, 600),
    message=_set(999),
)
_BARK = Codes(
    at="code",
    taken=200,
    says=("message",),
    phrases=((r"device (?:token|key)", Refusal.CHANNEL),),
)
_QMSG = Codes(at="code", taken=0, says=("reason",))
_PUSHDEER = Codes(at="code", taken=0, says=("error",))
_WXPUSHER = Codes(at="code", taken=1000, says=("msg",))
# plain text where the service's markup has no way to write a character as itself
_AS_TEXT = {"markdown": Markup.TEXT, "html": Markup.TEXT}
_ALWAYS_ESCAPED = {"text": Markup.ESCAPED, "markdown": Markup.ESCAPED, "html": Markup.ESCAPED}
_MAIL = Service(markup={"html": Markup.MAIL}, pause=0)

SERVICES: dict[str, Service] = {
    "wecombot": Service(codes=_WECOM, length=in_bytes, markup=_AS_TEXT),
    "wechat": Service(codes=_WECOM, length=in_bytes, markup=_AS_TEXT),
    "dingtalk": Service(codes=_DINGTALK, length=in_json, markup={"html": Markup.TEXT}),
    "feishu": Service(codes=_FEISHU, length=in_json, markup=_AS_TEXT),
    "lark": Service(codes=_FEISHU, length=in_json, markup=_AS_TEXT),
    "tgram": Service(codes=_TELEGRAM, markup={"markdown": Markup.ESCAPED}),
    "slack": Service(codes=_SLACK, limit=3000, markup=_AS_TEXT),
    "discord": Service(codes=_DISCORD, markup=_ALWAYS_ESCAPED),
    "schan": Service(codes=_SERVERCHAN, length=in_bytes),
    "pushplus": Service(codes=_PUSHPLUS),
    "bark": Service(codes=_BARK, length=in_bytes, limit=3000),
    "barks": Service(codes=_BARK, length=in_bytes, limit=3000),
    "qq": Service(codes=_QMSG),
    "pushdeer": Service(codes=_PUSHDEER),
    "pushdeers": Service(codes=_PUSHDEER),
    "wxpusher": Service(codes=_WXPUSHER),
    "mailto": _MAIL,
    "mailtos": _MAIL,
}
