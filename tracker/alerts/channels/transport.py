"""Answers that services give to Apprise: Apprise looks at the status alone, so the body is read on its way back."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import requests

from tracker.alerts.channels.answers import Answer

# a message's answers are heard in the context that sends it, whatever other channels send at the same time
_LISTENER: ContextVar[Callable[[Answer], None] | None] = ContextVar("listener", default=None)


class NotTaken(requests.RequestException):
    """An answer means no: for Apprise, whose plugins catch it, the request failed."""


@contextmanager
def listening(listener: Callable[[Answer], None]) -> Iterator[None]:
    """Give the listener every answer, of HTTP and of SMTP, to what is sent inside; it may raise NotTaken."""
    _hook()
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


def _hook() -> None:
    """Wrap, once a process, the two functions through which Apprise's plugins send."""
    if not hasattr(requests.adapters.HTTPAdapter.send, "__wrapped__"):
        requests.adapters.HTTPAdapter.send = _heard_http(requests.adapters.HTTPAdapter.send)  # type: ignore[method-assign]
        smtplib.SMTP.sendmail = _heard_smtp(smtplib.SMTP.sendmail)  # type: ignore[method-assign]


def _heard_http(send: Callable[..., requests.Response]) -> Callable[..., requests.Response]:
    @wraps(send)
    def heard(*args: Any, **options: Any) -> requests.Response:
        response = send(*args, **options)
        listener = _LISTENER.get()
        if listener is not None:
            headers = {name.lower(): value for name, value in response.headers.items()}
            listener(Answer(status=response.status_code, body=response.content.decode(errors="replace"), headers=headers))
        return response

    return heard


def _heard_smtp(send: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(send)
    def heard(*args: Any, **options: Any) -> Any:
        try:
            return send(*args, **options)
        except smtplib.SMTPDataError as error:
            listener = _LISTENER.get()
            if listener is not None:
                words = error.smtp_error
                said = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
                listener(Answer(status=error.smtp_code, body=said, is_mail=True))
            raise

    return heard
