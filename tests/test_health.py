"""The ledger's alarms: each outlet by its own past, quiet where nothing can be known, loud where something broke."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymongo.database import Database
from scrapy.settings import Settings

from crawler.commands.health import line_of
from crawler.commands.reread import report_lines
from crawler.items import Article, Dateline, Image, Place, RelatedLink
from crawler.rereading import Report
from crawler.runs.alarms import send_notices
from crawler.runs.chances import chance_of_at_least, chance_of_at_most, chance_of_silence
from crawler.runs.health import Alarm, alarms_of, news_of
from crawler.runs.record import counts_of, filled
from pipelines.store.runs import begin, has_died
from pipelines.store.spool import Spool
from tests.commands import scrapy

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
Run = dict[str, Any]


def part(outlet: str = "herald", **values: Any) -> Run:
    """An outlet's part of a run that went well."""
    pages = {"found": 5, "known": 0, "fetched": 5, "stored": 5, "refused": 0, "failed": 0} | values.pop("pages", {})
    listings = {"asked": 2, "read": 2, "failed": 0} | values.pop("listings", {})
    stored = pages["stored"]
    plain: Run = {"refused": {}, "failed": {}, "troubles": [], "articles": stored, "fields": {"bylines": stored}}
    return {"outlet": outlet, "pages": pages, "listings": listings, **plain, **values}


def run(hours: float, *parts: Run, **values: Any) -> Run:
    """A run that began so many hours ago."""
    state: Run = {"spider": "statemedia", "state": "done", "message": "", "store": {}, "archive": {}, "alarms": []}
    return {**state, "started": NOW - timedelta(hours=hours), "outlets": list(parts), **values}


def steady(count: int = 20, first: int = 0) -> list[Run]:
    return [run(hours, part()) for hours in range(first, first + count)]


def names(runs: list[Run], now: datetime = NOW) -> set[tuple[str, str]]:
    return {(alarm.level, alarm.name) for alarm in alarms_of(runs, now)}


def trouble(url: str = "https://herald.example/rss", words: str = "HTML instead of a feed") -> Run:
    return {"url": url, "name": "not_a_listing", "words": words}


DEAD: Run = {
    "listings": {"asked": 2, "read": 0, "failed": 2},
    "troubles": [trouble(), trouble("https://herald.example/map")],
}
EMPTY: Run = {"pages": {"found": 0, "fetched": 0, "stored": 0}, "articles": 0, "fields": {}}
LEAKED: Run = {"repeated": [{"text": "Sign up for our newsletter", "articles": 14, "of": 20}]}
WALLED: Run = {"pages": {"stored": 0, "refused": 3}, "refused": {"consent_page": 3}}
NO_BYLINES: Run = {"fields": {"bylines": 0}}


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        (steady(), set()),
        (steady(1), set()),
        ([run(0, part(**DEAD))], {("warning", "unreachable")}),
        ([run(0, part(**DEAD)), *steady(9, 1)], set()),
        ([run(0, part(**DEAD)), run(1, part(**DEAD)), run(2, part(**DEAD)), *steady(9, 3)], {("alarm", "unreachable")}),
        ([run(n, part(troubles=[trouble()], listings={"read": 1, "failed": 1})) for n in range(5)], {("warning", "listing")}),
        ([run(0, part(troubles=[trouble()], listings={"read": 1, "failed": 1})), *steady(9, 1)], set()),
        ([run(n, part(troubles=[trouble()], listings={"read": 1, "failed": 1})) for n in range(2)], set()),
        ([run(0, part(**LEAKED)), *steady(9, 1)], {("warning", "repeated")}),
        ([run(0, part(**EMPTY)), run(1, part(**LEAKED))], {("warning", "repeated")}),
        ([run(0, part(repeated=[])), run(1, part(**LEAKED))], set()),
        ([run(0, state="died"), *steady(9, 1)], {("alarm", "run_died")}),
        ([run(0, state="failed", message="nothing could be stored"), *steady(9, 1)], {("alarm", "run_failed")}),
        ([run(0, part(), store={"waiting": 7}), *steady(9, 1)], {("warning", "store_behind")}),
        ([run(0, part(), archive={"failed/ENOSPC": 7}), *steady(9, 1)], {("warning", "archive_failed")}),
        (steady(9, 30), {("alarm", "no_run")}),
        ([run(-9000, part()), *steady(9, 30)], {("alarm", "no_run")}),
        ([run(30 + n, part(listings={"asked": 0, "read": 0})) for n in range(9)], set()),
        # silence: a day of an outlet that had five articles an hour, an hour of the same, a day of one with five a week
        ([*(run(n, part(**EMPTY)) for n in range(24)), *steady(72, 24)], {("alarm", "silent")}),
        ([run(0, part(**EMPTY)), *steady(72, 1)], set()),
        ([*(run(24 * n, part(**EMPTY)) for n in range(2)), *(run(24 * n * 7, part()) for n in range(1, 9))], set()),
        # fields: all of ten without what all had; one of five; half as many as half
        ([run(n, part(**NO_BYLINES)) for n in range(2)] + steady(9, 2), {("alarm", "field")}),
        ([run(0, part(**NO_BYLINES)), *steady(2, 1)], set()),
        ([run(n, part(fields={"bylines": 4})) for n in range(2)] + steady(9, 2), set()),
        ([run(n, part(fields={"bylines": 2})) for n in range(2)] + [run(n, part(fields={"bylines": 3})) for n in range(2, 9)], set()),
        # refusals and failures, of pages that were asked for
        ([run(0, part(pages={"stored": 1, "refused": 15}, refused={"soft_404": 15})), *steady(9, 1)], {("alarm", "refused")}),
        ([run(0, part(pages={"stored": 1, "failed": 15}, failed={"http_403": 15})), *steady(9, 1)], {("alarm", "failed")}),
        ([run(0, part(pages={"stored": 14, "refused": 2}, refused={"soft_404": 2})), *steady(9, 1)], set()),
        ([run(0, part(pages={"stored": 0, "refused": 3}, refused={"soft_404": 3})), *steady(1, 1)], set()),
        # pages without an article: of a new outlet, of one that may have had some, of one that has some
        ([run(0, part(**WALLED)), run(1, part(**WALLED))], {("warning", "no_article")}),
        ([run(0, part(**WALLED))], set()),
        ([run(0, part(**WALLED)), run(1, part(pages=WALLED["pages"] | {"known": 9}))], set()),
        ([run(0, part(**WALLED)), run(1, part(**WALLED)), *steady(1, 2)], set()),
    ],
)  # fmt: skip
def test_what_the_ledger_shows_is_judged_by_the_outlets_own_past(runs: list[Run], found: set[tuple[str, str]]) -> None:
    assert names(runs) == found


FORMER_REFUSAL: Run = {"pages": {"stored": 4, "refused": 1}, "refused": {"no_text": 1}}


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([run(0, part(**DEAD))], "no listing could be read in the last run: HTML instead of a feed (2)"),
        ([run(n, part(**DEAD)) for n in range(3)], "no listing could be read in the last 3 runs: HTML instead of a feed (2)"),
        (steady(9, 30), "has not run since 2026-11-24 06:00; it used to run every 60 min"),
        ([run(30 + 3 * n, part()) for n in range(9)], "has not run since 2026-11-24 06:00; it used to run every 3 h"),
        # a run's five, found by each of 72 runs an hour apart; and by each of a week apart
        ([*(run(n, part(**EMPTY)) for n in range(24)), *steady(72, 24)], "nothing new since 2026-11-24 12:00; it used to have 5.0 articles an hour"),
        ([*(run(168 * n, part(**EMPTY)) for n in range(9)), *(run(168 * n, part()) for n in range(9, 30))], "nothing new since 2026-09-23 12:00; it used to have 0.7 articles a day"),
        # the reasons are those of the pages that are compared with earlier ones
        ([run(0, part(pages={"stored": 1, "refused": 15}, refused={"soft_404": 15})), *(run(n, part(**FORMER_REFUSAL)) for n in range(1, 9))], "15 of the last 16 pages refused (15 soft_404); before that 20%"),
    ],
)  # fmt: skip
def test_an_alarm_says_what_is_wrong_and_since_when(runs: list[Run], words: str) -> None:
    assert [alarm.words for alarm in alarms_of(runs, NOW)] == [words]


@pytest.mark.parametrize(("ahead", "found"), [(1, {("alarm", "run_died")}), (1.1, set())])
def test_a_run_of_a_clock_far_ahead_counts_for_nothing(ahead: float, found: set[tuple[str, str]]) -> None:
    assert names([run(-ahead, state="died"), *steady(9, 1)]) == found


@pytest.mark.parametrize(("refused", "level"), [(40, "warning"), (60, "alarm")])
def test_pages_refused_that_never_were_are_an_alarm_if_they_are_the_most(refused: int, level: str) -> None:
    now = part(pages={"stored": 100 - refused, "refused": refused}, refused={"soft_404": refused})
    assert names([run(0, now), *(run(n, part(pages={"stored": 100})) for n in range(1, 9))]) == {(level, "refused")}


@pytest.mark.parametrize(("refused", "found"), [(4, set()), (5, {("warning", "no_article")})])
def test_five_pages_without_an_article_are_worth_a_word(refused: int, found: set[tuple[str, str]]) -> None:
    pages = {"stored": 0, "refused": refused}
    assert names([run(0, part(pages=pages, refused={"consent_page": refused}))]) == found


def test_what_others_wrote_steers_no_terminal() -> None:
    alarm = Alarm("alarm", "listing", "herald", "https://herald.example/\x9b31m\u202e: <x> instead of a sitemap")
    assert line_of(alarm).endswith("https://herald.example/31m: <x> instead of a sitemap")
    report = Report(
        fields=Counter(["headline"]), examples={"headline": [("https://herald.example/", "a\x1b[2J", "b\x9bc")]}
    )
    assert "    a[2J -> bc   https://herald.example/" in report_lines(report, dry_run=True)


def test_outlets_are_judged_apart_and_alarms_stand_before_warnings() -> None:
    bad: Run = {"troubles": [trouble()], "listings": {"read": 1, "failed": 1}}
    runs = [run(n, part("herald"), part("daily", **DEAD), part("tribune", **bad)) for n in range(9)]
    assert [(alarm.level, alarm.subject) for alarm in alarms_of(runs, NOW)] == [
        ("alarm", "daily"),
        ("warning", "tribune"),
    ]


def test_an_outlet_of_two_spiders_has_a_trouble_once_and_its_graver_word() -> None:
    once = run(0, part(**DEAD), spider="wireservices")
    runs = [once, *(run(n, part(**DEAD)) for n in range(1, 4))]
    assert [(alarm.level, alarm.name) for alarm in alarms_of(runs, NOW)] == [("alarm", "unreachable")]


def test_a_spider_that_took_other_outlets_says_nothing_of_the_rest() -> None:
    assert names([run(0, part("daily")), *(run(n, part("herald", **DEAD)) for n in range(1, 9))]) == set()


def test_only_what_is_new_is_told() -> None:
    old, new = (
        Alarm("alarm", "silent", "herald", "for 3 h"),
        Alarm("alarm", "field", "herald", "bylines in 0", "bylines"),
    )
    former = [
        Alarm("alarm", "silent", "herald", "for 2 h").as_document(),
        Alarm("alarm", "field", "herald", "x", "signoff").as_document(),
    ]
    assert news_of([old, new], [run(0), run(1, alarms=former)]) == [new]
    assert news_of([old], [run(0)]) == [old]
    between = [run(1, state="died"), run(2, part("daily")), run(3)]
    assert news_of([old], [run(0), *between, run(4, alarms=former)]) == []
    assert news_of([old], [run(0), *between, run(4), run(5, alarms=former)]) == [old]


def test_the_ledger_keeps_a_year_and_forgets_what_is_older(store: Database[Run], tmp_path: Path) -> None:
    def document(days: int, spider: str = "statemedia") -> Run:
        return {"_id": f"{spider}-{days}", "spider": spider, "started": NOW - timedelta(days=days), "state": "done"}

    runs = store["runs"]
    runs.insert_many([document(365), document(401), document(500), document(500, "articles")])
    begin(runs, document(0), Spool(tmp_path, 1000))
    assert "spider_1_started_-1" in runs.index_information()
    assert {one["_id"] for one in runs.find()} == {"statemedia-0", "statemedia-365", "articles-500"}


@pytest.mark.parametrize(
    ("host", "pid", "minutes", "died"),
    [
        ("here", 2**22 + 1, 1, True),
        ("here", 1, 1, False),
        ("here", 1, 9, True),  # another's process, maybe another user's, has its number since
        ("elsewhere", 2**22 + 1, 1, False),
        ("elsewhere", 1, 9, True),
    ],
)
def test_a_run_has_died_if_its_process_is_gone_or_gives_no_sign_of_life(
    host: str, pid: int, minutes: int, died: bool
) -> None:
    name = socket.gethostname() if host == "here" else host
    assert has_died({"host": name, "pid": pid, "updated": NOW - timedelta(minutes=minutes)}, NOW) is died


@given(st.integers(0, 30), st.integers(0, 60), st.data())
def test_chances_of_all_outcomes_make_one_and_grow(tries: int, past: int, data: st.DataObject) -> None:
    past_hits = data.draw(st.integers(0, past))
    chances = [chance_of_at_most(hits, tries, past_hits, past) for hits in range(tries + 1)]
    assert chances == sorted(chances)
    assert chances[-1] == pytest.approx(1)
    for hits in range(tries):
        rest = chance_of_at_least(hits + 1, tries, past_hits, past)
        assert chances[hits] + rest == pytest.approx(1, abs=1e-9)
    assert 0 <= chance_of_silence(past, tries, past) <= 1


def test_an_outlet_that_does_not_change_gives_hardly_an_alarm() -> None:
    """A year of hourly runs, each outlet with its own shares; at most a few warnings, and no alarm."""
    random = Random(3)
    levels: list[str] = []
    for _ in range(400):
        share, runs = random.random(), []
        for hours in range(40):
            count = random.choice([0, 1, 2, 3, 8])
            hits = sum(random.random() < share for _ in range(count))
            runs.append(
                run(hours, part(articles=count, fields={"bylines": hits}, pages={"found": count, "stored": count}))
            )
        levels += [alarm.level for alarm in alarms_of(runs, NOW) if alarm.name == "field"]
    assert levels.count("alarm") == 0
    assert len(levels) <= 2


@contextmanager
def server(handler: type[socketserver.BaseRequestHandler]) -> Iterator[int]:
    with socketserver.TCPServer(("127.0.0.1", 0), handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield listening.server_address[1]
        listening.shutdown()
        thread.join()


ALARMS = [
    Alarm("alarm", "silent", "herald", "nothing new since noon"),
    Alarm("warning", "listing", "daily", "HTTP 404"),
]


@contextmanager
def webhook() -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Its address, and what it has been told: the kind of body, and its JSON."""
    posted: list[tuple[str, Any]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            posted.append((self.headers["Content-Type"], json.loads(body)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Hook) as hook:
        thread = threading.Thread(target=hook.handle_request, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{hook.server_port}/x", posted
        thread.join(300)


def test_a_webhook_is_told_in_json() -> None:
    with webhook() as (url, posted):
        settings = Settings({"ALARM_WEBHOOK": url, "USER_AGENT": "Dateline"})
        assert send_notices(settings, ALARMS, {"_id": "r1", "spider": "statemedia", "exit": 1}) == 0
    ((kind, body),) = posted
    assert (kind, body["run"], body["exit"], len(body["alarms"])) == ("application/json", "r1", 1, 2)
    assert body["text"].splitlines()[0] == "ALARM herald: silent: nothing new since noon"


def test_a_store_that_cannot_be_reached_is_told_as_well() -> None:
    away = "mongodb://desk:secret@127.0.0.1:9/?serverSelectionTimeoutMS=200"
    with webhook() as (url, posted):
        code, _, said = scrapy("health", "--notify", MONGODB_URI=away, ALARM_WEBHOOK=url)
    assert (code, said.count("\n")) == (1, 1)
    ((_, body),) = posted
    assert body["text"].startswith("ALARM all spiders: no_store: no MongoDB answers at 127.0.0.1:9")
    assert "secret" not in body["text"]


def test_a_mail_is_sent() -> None:
    got: list[str] = []

    class Mailbox(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 ready\r\n")
            while line := self.rfile.readline().decode().strip():
                if line.upper() == "DATA":
                    self.wfile.write(b"354 go on\r\n")
                    while (row := self.rfile.readline().decode().rstrip()) != ".":
                        got.append(row)
                self.wfile.write(b"221 bye\r\n" if line.upper() == "QUIT" else b"250 ok\r\n")
                if line.upper() == "QUIT":
                    return

    with server(Mailbox) as port:
        mail = {"ALARM_MAIL": "desk@analysts.example", "MAIL_HOST": "127.0.0.1", "MAIL_PORT": port}
        assert send_notices(Settings(mail | {"MAIL_FROM": "dateline@analysts.example"}), ALARMS) == 0
    assert "To: desk@analysts.example" in got and "Subject: Dateline: 2 alarms" in got
    assert "ALARM herald: silent: nothing new since noon" in got


def test_the_mail_server_is_read_from_the_environment() -> None:
    class Closed(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"554 closed today\r\n")

    away = {"MONGODB_URI": "mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=100", "ALARM_MAIL": "desk@analysts.example"}
    with server(Closed) as port:
        errors = scrapy("health", "--notify", MAIL_HOST="127.0.0.1", MAIL_PORT=str(port), **away)[2]
    assert "ALARM_MAIL: 1 alarm could not be sent: (554, b'closed today')" in errors


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/t0ken", "http://127.0.0.1:9/a b/t0ken", "file:///etc/t0ken", "t0ken", "http://[::1/t0ken"],
)
def test_a_notice_that_cannot_be_told_is_said_and_no_crawl_breaks(url: str, caplog: pytest.LogCaptureFixture) -> None:
    assert send_notices(Settings({"ALARM_WEBHOOK": url, "USER_AGENT": "x"}), ALARMS) == 1
    assert "ALARM_WEBHOOK: 2 alarms could not be sent" in caplog.text
    assert "t0ken" not in caplog.text
    assert send_notices(Settings({"ALARM_WEBHOOK": url}), []) == 0


def test_a_webhook_that_leads_elsewhere_was_not_told(caplog: pytest.LogCaptureFixture) -> None:
    class Moved(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(301)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Moved) as hook:
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{hook.server_port}/"
        assert send_notices(Settings({"ALARM_WEBHOOK": url, "USER_AGENT": "x"}), ALARMS) == 1
        hook.shutdown()
    assert "2 alarms could not be sent: HTTP Error 301" in caplog.text


def test_a_webhook_that_speaks_no_http_breaks_no_crawl(caplog: pytest.LogCaptureFixture) -> None:
    class Rubbish(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.rfile.readline()
            self.wfile.write(b"220 mail.analysts.example\r\n")

    with server(Rubbish) as port:
        url = f"http://127.0.0.1:{port}/"
        assert send_notices(Settings({"ALARM_WEBHOOK": url, "USER_AGENT": "x"}), ALARMS) == 1
    assert "ALARM_WEBHOOK: 2 alarms could not be sent" in caplog.text


def test_the_fields_that_an_article_has_are_counted_by_their_names() -> None:
    empty = Article(url="")
    bare = replace(empty, dateline=Dateline("QUARLE –", [Place("QUARLE")]), images=[Image("/1.jpg", "")])
    told = replace(
        empty,
        subheadline="The fog is gone",
        bylines=["Ada Winter"],
        dateline=Dateline("PARIS –", [Place("PARIS", country_code="FR")]),
        images=[Image("/1.jpg", "A boat. AFP", "A boat.", "AFP")],
        related_links=[RelatedLink("Also: Fog", "Also", "Fog")],
        published=NOW,
        section="Ports",
        keywords=["fog"],
        signoff="(AFP)",
    )
    assert (filled(empty), filled(bare)) == ([], ["dateline", "images"])
    parts = ["subheadline", "bylines", "dateline", "places", "images", "captions", "credits", "related_links"]
    assert filled(told) == [*parts, "published", "section", "keywords", "signoff"]


def test_a_run_without_counts_counted_nothing() -> None:
    counts = counts_of({})
    assert (counts["requests"], counts["bytes"], counts["errors"], counts["outlets"]) == (0, 0, 0, [])


def test_a_small_fall_of_a_field_is_not_worth_a_word_however_sure() -> None:
    now = part(pages={"stored": 5000}, fields={"bylines": 4500})
    assert names([run(0, now), *(run(n, part(pages={"stored": 5000})) for n in range(1, 9))]) == set()


def test_texts_that_a_wall_has_cut_to_their_first_lines_ring() -> None:
    fields = [dict.fromkeys(filled(Article(url="", text="x" * length)), 5) for length in (700, 701)]
    runs = [run(hours, part(fields=fields[hours > 1])) for hours in range(9)]
    (alarm,) = alarms_of(runs, NOW)
    assert (alarm.level, alarm.name) == ("alarm", "field")
    assert alarm.words == "text_over_700_characters in 0 of the last 10 articles; before that in 100%"


def test_a_silence_rings_until_there_is_news_however_long_it_lasts() -> None:
    runs = steady(100)
    for hours in range(1, 131):  # the ledger's last hundred runs, of which none has news in the end
        runs = [run(-hours, part(**EMPTY)), *runs][:100]
        runs[0]["alarms"] = [alarm.as_document() for alarm in alarms_of(runs, NOW + timedelta(hours=hours))]
    assert names(runs, NOW + timedelta(hours=130)) == {("alarm", "silent")}
    assert names([run(-131, part()), *runs], NOW + timedelta(hours=131)) == set()


def test_an_outlet_that_runs_ask_no_more_rings_unless_another_spider_does() -> None:
    both, alone = (
        [run(hours, part("daily"), part()) for hours in range(5, 20)],
        [run(hours, part("daily")) for hours in range(5)],
    )
    assert [(alarm.name, alarm.subject) for alarm in alarms_of(alone + both, NOW)] == [("not_asked", "herald")]
    assert names(alone[3:] + both) == set(), "a run of some outlets"
    assert names([run(0, part(), spider="wireservices"), *alone, *both]) == set()
    given = [run(hours, part("daily"), part(listings={"asked": 0})) for hours in range(5, 20)]
    assert names(alone + given) == set(), "nobody's listings"
    idle = [run(hours) for hours in range(5)]
    assert names(idle + both) == set(), "runs that could ask for nothing"
