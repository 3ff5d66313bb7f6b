"""Alarms, sent to somebody: by webhook (ALARM_WEBHOOK) or by mail (ALARM_MAIL)."""

from __future__ import annotations

import json
import logging
import smtplib
import ssl
import urllib.request
from collections.abc import Sequence
from email.message import EmailMessage
from functools import partial
from http.client import HTTPException, InvalidURL
from typing import Any
from urllib.error import URLError

from scrapy.settings import BaseSettings

from crawler.runs.health import Alarm

PATIENCE = 15.0
"""Seconds."""

logger = logging.getLogger(__name__)


def send_notices(settings: BaseSettings, alarms: Sequence[Alarm], run: dict[str, Any] | None = None) -> int:
    """Sends alarms to all whom the settings name; returns how many could not be reached, each of which is logged."""
    if not alarms:
        return 0
    lost = 0
    for setting, send in (("ALARM_WEBHOOK", _post), ("ALARM_MAIL", _mail)):
        if not settings.get(setting):
            continue
        try:
            send(settings, alarms, run or {})
        except (URLError, HTTPException, OSError, smtplib.SMTPException, ValueError) as error:
            lost += 1
            logger.error("%s: %s could not be sent: %s", setting, _several(alarms), error)
    return lost


def notice_of(alarms: Sequence[Alarm]) -> str:
    """The text of a notice: one line for each alarm."""
    return "\n".join(f"{alarm.level.upper()} {alarm.subject}: {alarm.name}: {alarm.words}" for alarm in alarms)


def _post(settings: BaseSettings, alarms: Sequence[Alarm], run: dict[str, Any]) -> None:
    """JSON with `text`, as chat services take it, and the alarms one by one."""
    known = {"run": run.get("_id"), "spider": run.get("spider"), "exit": run.get("exit")}
    body = {"text": notice_of(alarms), **known, "alarms": [alarm.as_document() for alarm in alarms]}
    url = settings["ALARM_WEBHOOK"]
    if not url.startswith(("http://", "https://")):
        raise ValueError("the address must begin with http:// or https://")
    headers = {"Content-Type": "application/json", "User-Agent": settings["USER_AGENT"]}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    try:
        with urllib.request.build_opener(_Staying).open(request, timeout=PATIENCE):
            logger.info("sent %s to the webhook", _several(alarms))
    except InvalidURL as error:
        raise ValueError("its address is not valid") from error  # the error quotes it: it is a secret


class _Staying(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: on its way the notice would be lost, and a page's 200 be taken for its receipt."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _mail(settings: BaseSettings, alarms: Sequence[Alarm], run: dict[str, Any]) -> None:
    message = EmailMessage()
    message["Subject"] = f"Dateline: {_several(alarms)}" if len(alarms) > 1 else f"Dateline: {alarms[0].subject}"
    message["From"], message["To"] = settings["MAIL_FROM"], settings["ALARM_MAIL"]
    message.set_content(f"{notice_of(alarms)}\n\nrun: {run.get('_id', '-')}\n")
    trusted = ssl.create_default_context()  # smtplib's own trusts any server with the password
    kind = partial(smtplib.SMTP_SSL, context=trusted) if settings.getbool("MAIL_SSL") else smtplib.SMTP
    with kind(settings["MAIL_HOST"], settings.getint("MAIL_PORT"), timeout=PATIENCE) as server:
        if settings.getbool("MAIL_TLS"):
            server.starttls(context=trusted)
        if settings.get("MAIL_USER"):
            server.login(settings["MAIL_USER"], settings["MAIL_PASS"] or "")
        server.send_message(message)


def _several(alarms: Sequence[Alarm]) -> str:
    return f"{len(alarms)} alarm{'s' * (len(alarms) != 1)}"
