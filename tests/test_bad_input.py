"""Bad input from a user's own hands: a line that says what is wrong, never a traceback, never a lost article."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from crawler.commands.structure import is_html
from crawler.items import Page
from pipelines.structure import read_page
from tests.commands import scrapy
from tests.local_web import Answer, LocalWeb

ROOT = Path(__file__).parent.parent
STORY = "Owl returns\n\nLARNE — A barn owl has come back to the mill after forty years."


def structure(path: Path, content: bytes, *options: str) -> tuple[int, str, str]:
    path.write_bytes(content)
    return scrapy("structure", str(path), *options)


def test_documents_that_are_none_are_named_and_the_others_are_printed(tmp_path: Path) -> None:
    contents = {
        "empty": b" \n",
        "binary": b"\x89PNG\0\1" * 999,
        "story": STORY.encode(),
        "odd": b"Caf\xe9 opens\n\n\xff",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    paths = [str(tmp_path / name) for name in ("missing", ".", *contents)]
    code, out, err = scrapy("structure", *paths)
    assert (code, err.count("\n")) == (1, 4)
    assert [json.loads(line)["headline"] for line in out.splitlines()] == ["Owl returns", "Café opens"]
    assert [line.split(": ", 3)[2] for line in err.splitlines()] == [
        "No such file or directory",
        "Is a directory",
        "empty",
        "binary",
    ]


def test_what_is_read_and_printed_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    lead = "新华社东京5月12日电 渡轮公司星期二表示，由于大雾，港口的渡轮全部停航，旅客须改乘火车。"
    (tmp_path / "page.html").write_text(f"<html lang=zh><h1>渡轮在雾中停航</h1><p>{lead}</p>", "utf-8")
    # in a process of its own: Python looks at its locale when it starts
    command: list[str | Path] = [sys.executable, "-m", "scrapy", "structure", tmp_path / "page.html"]
    env = os.environ | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=300, check=True)
    (place,) = json.loads(done.stdout.decode("utf-8"))["dateline"]["places"]
    assert (place["name"], place["country_code"]) == ("东京", "JP")


@pytest.mark.parametrize(
    ("shell", "code", "says"),
    [
        ("structure - <&-", 1, "-: empty"),
        ("crawl articles -a urls=- <&-", 2, "it has no address"),
        ("outlets >&-", 0, ""),
        ("outlets >/dev/full", 1, "standard output: not written in full: No space left on device"),
        ("runs >/dev/full", 1, "standard output: not written in full: No space left on device"),
        ("backup {folder} >/dev/full", 1, "standard output: not written in full: No space left on device"),
        ("outlets --jsonl | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full_are_no_fault_of_ours(
    mongod: str, tmp_path: Path, shell: str, code: int, says: str
) -> None:
    command = ["bash", "-c", f"{sys.executable} -m scrapy {shell.format(folder=tmp_path / 'new')}"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"MONGODB_URI": mongod}, capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, says in done.stderr, done.stderr.count("\n")) == (code, True, bool(says)), done.stderr


def test_a_command_that_is_stopped_says_so_in_a_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lines")
    command = [sys.executable, "-m", "scrapy", "structure", "--jsonl", str(tmp_path / "lines")]
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # tests that run in the background ignore it
    pipe = subprocess.PIPE
    run = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, preexec_fn=heeding)
    with run, (tmp_path / "lines").open("w") as lines:
        print(json.dumps({"text": STORY}), file=lines, flush=True)
        assert run.stdout and json.loads(run.stdout.readline())["headline"] == "Owl returns"
        run.send_signal(signal.SIGINT)
        assert run.communicate(timeout=300)[1] == "scrapy: stopped\n"
    assert run.returncode == -signal.SIGINT


def test_a_page_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    line = b"<p>The register lists one mooring after another, and nobody has ever read it to the end.</p>\n"
    page = b"<!doctype html><title>The register</title><h1>The register</h1>" + line * (10_500_000 // len(line))
    code, out, err = structure(tmp_path / "page.html", page)
    assert (code, json.loads(out)["headline"], err) == (0, "The register", "")


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        ("\ufeff<!doctype html>\r\n<title>Owl returns</title>\r\n{}", "utf-16-le"),
        ("\ufeff<html><title>Owl returns</title>{}", "utf-16-be"),
        ("\n" * 3000 + "<html><title>Owl returns</title>{}", "utf-8"),
        ("\ufeff<h1>Owl returns</h1>{}", "utf-8"),
        ("<main><h1>Owl returns</h1>{}</main>", "utf-8"),
    ],
)
def test_a_saved_page_is_html_in_whatever_encoding_and_from_wherever_it_is_cut(page: str, charset: str) -> None:
    body = page.format("<p>The owl came back to its church on Monday, and the town was glad of it.</p>\r\n").encode(
        charset
    )
    assert is_html(body)
    assert read_page(Page("", body)).headline == "Owl returns"


@pytest.mark.parametrize("text", ["", "Owl returns", "<Reuters> The owl came back.", "1 < 2, said the owl"])
def test_a_text_is_no_html(text: str) -> None:
    assert not is_html(text.encode())


def test_addresses_of_one_host_are_asked_for_by_one_crawl_and_read_into_lines(tmp_path: Path) -> None:
    host, story = "http://owl.example", STORY.replace("Owl", "<h1>Owl").replace("\n\n", "</h1><p>", 1)
    urls = [f"{host}/{number}" for number in range(4)]
    robots = Answer("User-agent: *\nCrawl-delay: 0.5", content_type="text/plain")
    web = LocalWeb({f"{host}/robots.txt": robots, **dict.fromkeys(urls, f"<html>{story}")})
    with web.running() as proxy:
        code, out, err = scrapy("structure", *urls, http_proxy=proxy)
        assert scrapy("structure", "--lines", urls[0], http_proxy=proxy)[1].count("\n") == 1
    assert (code, err, [json.loads(line)["url"] for line in out.splitlines()]) == (0, "", urls)
    times = [moment for moment, url in web.log[:5]]
    assert (web.log[0][1], len(web.asked("robots.txt"))) == (f"{host}/robots.txt", 2)
    assert times[-1] - times[0] > 1  # of two: a busy machine sees the first late


def test_lines_of_junk_are_named_by_number_and_no_document_is_lost(tmp_path: Path) -> None:
    good: list[dict[str, Any]] = [
        {"id": 1, "text": STORY},
        {"id": "odd url", "text": STORY, "url": "http://[::1"},
        {"id": "odd outlet", "text": STORY, "outlet": "nosuch"},
        {"id": "half a letter", "text": STORY, "language": "\ud800"},
    ]
    junk = [b"junk", b"[1]", b'{"id": 5}', b'{"text": 5, "url": [1]}', b"\xff\xfe{}", b"[" * 200_000]
    lines = [*(json.dumps(record).encode() for record in good), *junk]
    code, out, err = scrapy("structure", "--jsonl", str(_file(tmp_path, b"\n".join(lines))))
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["id"] for record in records] == [record["id"] for record in good]
    assert {record["headline"] for record in records} == {"Owl returns"}
    assert code == 1
    assert [line.split(":")[1] for line in err.splitlines()] == [f" line {n}" for n in (2, 3, 5, 6, 7, 8, 9, 10)]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "name a file"),
        (["x.txt", "--url", "http://[::1"], "malformed"),
        (["x.txt", "--url", "times.example/news/1"], "begins with http:// or https://"),
        (["README.md", "--outlet", "nosuch"], "no such outlet: nosuch"),
        (["--jsonn", "x"], "no such option: --jsonn; did you mean --jsonl?"),
    ],
)
def test_options_that_cannot_be_meant_exit_2(options: list[str], says: str) -> None:
    code, out, err = scrapy("structure", *options)
    assert (code, out) == (2, "")
    assert says in err


@pytest.mark.parametrize(
    ("args", "environment", "code", "says"),
    [
        (["nosuch"], {}, 2, "name one spider: articles, privatemedia, statemedia, wireservices"),
        (["statemedia", "-a", "since=soon"], {}, 2, "since=soon: expected"),
        (["statemedia", "-a", "limit=0"], {}, 2, "limit=0: expected"),
        (["statemedia", "--sumary"], {}, 2, "no such option: --sumary; did you mean --summary?"),
        (["statemedia", "-o", "x.csv"], {}, 2, "Unrecognized output format 'csv'"),
        (["statemedia", "-a", "outlet=ap"], {}, 2, "unknown argument 'outlet'"),
        (["statemedia", "-a", "outlets=ap"], {}, 2, "ap: an outlet of kind wire"),
        (["statemedia", "-s", "LOG_LEVEL=LOUD"], {}, 2, "LOG_LEVEL=LOUD"),
        (["statemedia", "-s", "LOG_LEVEL"], {}, 2, "Invalid -s value, use -s NAME=VALUE"),
        (
            ["statemedia", "-s", "RUN_SECONDS=x", "-s", "LOG_JSON=1"],
            {},
            2,
            '"scrapy crawl: RUN_SECONDS=x: expected a number"',
        ),
        (["statemedia", "-s", "STORE_PATIENCE=long"], {}, 2, "STORE_PATIENCE=long: expected a number"),
        (["statemedia", "-s", "READER_PROCESSES=-1"], {}, 2, "READER_PROCESSES=-1: expected a number, 0 or more"),
        (["statemedia", "-s", "ARCHIVE_ENABLED=nope"], {}, 2, "ARCHIVE_ENABLED=nope: expected True or False"),
        (["statemedia", "-s", "RUN_SECOND=60"], {}, 2, "unknown setting RUN_SECOND; did you mean RUN_SECONDS?"),
        (["statemedia"], {"ARCHIVE_MAX_BYTES": "50G"}, 2, "ARCHIVE_MAX_BYTES=50G: expected a whole number"),
        (["statemedia"], {"MAIL_PORT": "smtp"}, 2, "MAIL_PORT=smtp: expected a whole number"),
        (["statemedia"], {"MAIL_TLS": "yes"}, 2, "MAIL_TLS=yes: expected True or False"),
        (
            ["articles", "-a", "urls=http://a.example/1"],
            {"ARCHIVE_DIR": "/proc/x"},
            2,
            "ARCHIVE_DIR /proc/x cannot be created",
        ),
        (["statemedia"], {"MONGODB_URI": "mongodb://joe:hunter2@127.0.0.1:1/"}, 1, "no MongoDB answers at 127.0.0.1:1"),
        (["statemedia"], {"MONGODB_URI": "http://db.example"}, 2, "MONGODB_URI must have the form"),
        (["statemedia"], {"MONGODB_DATABASE": "a b"}, 2, "MONGODB_DATABASE is not a valid database name"),
        (["statemedia"], {"OUTLETS_DIR": "/no/such/folder"}, 2, "cannot be read as a folder of outlet files"),
    ],
)
def test_a_crawl_that_cannot_be_meant_does_not_start(
    args: list[str], environment: dict[str, str], code: int, says: str, mongod: str
) -> None:
    got, out, err = scrapy("crawl", *args, **{"MONGODB_URI": mongod} | environment)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert says in err
    assert "hunter2" not in err


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "lines.jsonl"
    path.write_bytes(content)
    return path
