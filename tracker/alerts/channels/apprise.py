"""Services that Apprise knows, by URL; the URL is a secret and stays here."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Any

from tracker.alerts.channels.answers import Answer, Verdict, judge
from tracker.alerts.channels.base import ChannelError, Refusal, without_secrets
from tracker.alerts.channels.services import SERVICES, Markup, Service
from tracker.alerts.message import Message
from tracker.wording.document import Line, Quoted
from tracker.wording.escaping import to_escaped_markdown, to_html, to_mail, to_markdown, to_text

HEADER = "X-Tracker-Message-Id"
# they write addresses, with their tokens, at one level or another
_CHATTY = ("apprise", "urllib3", "requests", "requests_oauthlib")
_RENDER = {
    Markup.TEXT: to_text,
    Markup.MARKDOWN: to_markdown,
    Markup.HTML: to_html,
    Markup.MAIL: to_mail,
    Markup.ESCAPED: to_escaped_markdown,
}
# they put a title before the text as it stands, so that what a portal wrote in it would be markup
_RAW_TITLES = ("discord", "dingtalk")


class AppriseChannel:
    """One service. The message id is in the body and, where the service takes headers, in a header."""

    def __init__(self, url: str, *, preferred: str | None = None) -> None:
        for name in _CHATTY:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self._url = url
        self._service = _instantiate(url)
        self._schema = url.partition("://")[0].lower()
        facts = SERVICES.get(self._schema, Service())
        self._facts = facts
        wanted = preferred or _favourite(self._service)
        self._markup = (facts.markup or {}).get(wanted, Markup(wanted))
        self._declared = _declared(self._markup, wanted)
        if facts.pause is not None:
            self._service.request_rate_per_sec = facts.pause

    def __repr__(self) -> str:
        return "AppriseChannel(…)"

    def fits(self, subject: str, lines: Sequence[Line]) -> bool:
        """Whether the service takes it at once, as it counts length and in its own markup."""
        return self._has_room(*self._written(subject, lines))

    def _has_room(self, title: str, body: str) -> bool:
        converted = self._service.dialect_convert(body, _format(self._declared))
        limits = [limit for limit in (self._facts.limit, self._service.body_maxlen) if limit]
        return self._facts.length(f"{title}\r\n{converted}") <= min(limits)

    def send(self, message: Message, now: datetime) -> str | None:
        """Hand over in the service's own format, once: the outbox does the repeating."""
        import apprise

        from tracker.alerts.channels.transport import NotTaken, listening

        verdicts: list[Verdict] = []

        def listen(answer: Answer) -> None:
            verdicts.append(judge(self._facts.codes, answer, now))
            if self._facts.codes is not None and verdicts[-1].refusal is not None:
                raise NotTaken

        if isinstance(getattr(self._service, "headers", None), dict):
            self._service.headers[HEADER] = message.message_id
        out = apprise.Apprise()
        out.add(self._service)
        title, body = self._written(message.subject, message.lines)
        for brief in message.briefs if self._markup is Markup.MAIL else ():
            body = next((longer for each in brief if self._has_room(title, longer := f"{body}\n{each}")), body)
        try:
            with listening(listen):
                taken = out.notify(body=body, title=title, body_format=self._declared)
        except (OSError, TypeError, ValueError) as error:
            raise ChannelError(f"{self._service.service_name}: {type(error).__name__}") from None
        return self._settled(bool(taken), verdicts)

    def _settled(self, taken: bool, verdicts: Sequence[Verdict]) -> str | None:
        """The answer to be kept of a message that was taken. Raises ChannelError for one that was not."""
        # a service without documented codes may be asked several things before it is given the message
        deciding = verdicts if self._facts.codes is not None else verdicts[-1:]
        no = next((verdict for verdict in deciding if verdict.refusal is not None), None)
        if no is not None:
            raise self._error(no)
        if not taken:
            raise ChannelError(f"{self._service.service_name} did not take the message")
        return next((without_secrets(verdict.kept, self._url) for verdict in reversed(verdicts) if verdict.kept), None)

    def _error(self, verdict: Verdict) -> ChannelError:
        return ChannelError(
            f"{self._service.service_name}: {without_secrets(verdict.words, self._url)}",
            refusal=verdict.refusal or Refusal.CHANNEL,
            retry_after=verdict.retry_after,
            kept=without_secrets(verdict.kept, self._url) if verdict.kept is not None else None,
        )

    def _written(self, subject: str, lines: Sequence[Line]) -> tuple[str, str]:
        """Title and body; the title stands in the body, escaped like it, where the service has no field for it."""
        render, longest = _RENDER[self._markup], self._service.title_maxlen
        if longest <= 0 or self._schema in _RAW_TITLES:
            return "", render([Line((Quoted(subject),)), *lines])
        return (subject if len(subject) <= longest else f"{subject[: longest - 1]}…"), render(lines)


# Apprise has no types
def _instantiate(url: str) -> Any:
    import apprise

    try:
        # what stands in footers and in the User-Agent
        asset = apprise.AppriseAsset(
            app_id=f"award-tracker/{version('award-tracker')}", app_desc="award-tracker", plugin_paths=(), secure_logging=True
        )
        service = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    except (TypeError, ValueError, AttributeError) as error:
        raise ChannelError(f"Apprise cannot read the URL: {type(error).__name__}") from None
    if service is None:
        raise ChannelError("Apprise knows no service for the URL, or something in it is missing")
    service.retry = 0
    return service


def _favourite(service: Any) -> str:
    formats = service.notify_format
    first = formats[0] if isinstance(formats, tuple) else formats
    return str(first.value)


def _declared(markup: Markup, wanted: str) -> str:
    """What Apprise is told that the body is."""
    if markup is Markup.ESCAPED:
        return "markdown" if wanted == "markdown" else "text"
    return "html" if markup is Markup.MAIL else markup.value


def _format(declared: str) -> Any:
    import apprise

    return apprise.NotifyFormat(declared)
