"""A JSON POST signed with HMAC-SHA256 over the timestamp, a full stop and the body."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import ssl
from datetime import datetime
from functools import cache
from importlib.metadata import version

import httpx

from tracker.alerts.channels.answers import Answer, by_status
from tracker.alerts.channels.base import ChannelError, Unlimited, without_secrets
from tracker.alerts.message import Message
from tracker.model.flag import Flag

# evidence of more flags than this would make a digest's payload huge
FULL_FLAGS = 100


class WebhookChannel(Unlimited):
    """One receiver. It checks the signature, and drops a repeat by the message id."""

    def __init__(self, url: str, secret: str, *, timeout: float) -> None:
        # httpx writes the address of every request at INFO
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._url, self._secret, self._timeout = url, secret, timeout
        # asked once: every call searches all that is installed
        self._agent = f"award-tracker/{version('award-tracker')}"

    def __repr__(self) -> str:
        return "WebhookChannel(…)"

    def send(self, message: Message, now: datetime) -> None:
        """POST; any 2xx answer means taken, a redirect does not."""
        body = payload(message)
        stamp = str(int(now.timestamp()))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": self._agent,
            "X-Tracker-Message-Id": message.message_id,
            "X-Tracker-Timestamp": stamp,
            "X-Tracker-Signature": f"sha256={signature(self._secret, stamp, body)}",
        }
        try:
            answer = httpx.post(
                self._url,
                content=body,
                headers=headers,
                timeout=self._timeout,
                follow_redirects=False,
                trust_env=False,
                verify=_certificates(),
            )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ChannelError(f"webhook: {type(error).__name__}") from None
        said = Answer(status=answer.status_code, body=answer.text, headers=answer.headers)
        verdict = by_status(said, now)
        if verdict.refusal is not None:
            words = without_secrets(verdict.words, self._url, self._secret)
            raise ChannelError(f"webhook answered {words}", refusal=verdict.refusal, retry_after=verdict.retry_after)


@cache
def _certificates() -> ssl.SSLContext:
    """Read once a process: reading them takes longer than a message, and megabytes."""
    return httpx.create_ssl_context(trust_env=False)


def signature(secret: str, stamp: str, body: bytes) -> str:
    """Signature that the receiver computes and compares."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def payload(message: Message) -> bytes:
    """The JSON of a message."""
    flags = [_flag(flag, full=number < FULL_FLAGS) for number, flag in enumerate(message.flags)]
    table = {
        "version": 1,
        "message_id": message.message_id,
        "kind": message.kind,
        "subject": message.subject,
        "text": message.text,
        "markdown": message.markdown,
        "flags": flags,
    }
    return json.dumps(table, ensure_ascii=False).encode()


def _flag(flag: Flag, *, full: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "rule": flag.rule,
        "company": flag.company or None,
        "order": flag.order,
        "occasion": flag.occasion,
        "on": flag.on.isoformat(),
    }
    return {**told, "evidence": flag.evidence} if full else told
