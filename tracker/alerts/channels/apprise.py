"""Any service Apprise knows, by its URL; the URL is a secret and stays here."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from tracker.alerts.channels.base import ChannelError
from tracker.alerts.message import Message

HEADER = "X-Tracker-Message-Id"
# they write addresses, with their tokens, at one level or another
_CHATTY = ("apprise", "urllib3", "requests", "requests_oauthlib")


class AppriseChannel:
    """One service. The message id is in the body and, where the service takes headers, in a header."""

    def __init__(self, url: str, *, preferred: str | None = None) -> None:
        for name in _CHATTY:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self._service = _instantiate(url)
        self._format = preferred or _favourite(self._service)

    def __repr__(self) -> str:
        return "AppriseChannel(…)"

    def send(self, message: Message, now: datetime) -> None:  # noqa: ARG002 - the channel's shape
        """Hand over in the service's own format, once: the outbox does the repeating."""
        import apprise

        if isinstance(getattr(self._service, "headers", None), dict):
            self._service.headers[HEADER] = message.message_id
        out = apprise.Apprise()
        out.add(self._service)
        try:
            taken = out.notify(body=self._body(message), title=message.subject, body_format=self._format)
        except (OSError, TypeError, ValueError) as error:
            raise ChannelError(f"{self._service.service_name}: {type(error).__name__}") from None
        if not taken:
            raise ChannelError(f"{self._service.service_name} did not take the message")

    def _body(self, message: Message) -> str:
        return {"text": message.text, "markdown": message.markdown, "html": message.html}[self._format]


# Apprise has no types
def _instantiate(url: str) -> Any:
    import apprise

    try:
        service = apprise.Apprise.instantiate(url, suppress_exceptions=True)
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
