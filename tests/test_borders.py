"""Nothing in the crawler's own network is asked because a page or a name server says so."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from twisted.internet import defer
from twisted.internet.error import DNSLookupError

from crawler.web.addresses import refusal_of_address
from crawler.web.borders import AddressGuard, PublicResolver, hosts_behind, hosts_of_proxies
from crawler.web.failures import NotAsked
from crawler.web.networks import is_public
from tests.local_web import STORY, Answer, LocalWeb, crawl, rss, write_outlet

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:101:101::1", "2001:0:7f00:1::1", "2001:db8::1", "fec0::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]
NAMES_PYTHON = """
import socket
socket.gethostbyname = lambda name: "127.0.0.1"
"""


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_in_the_public_internet_is_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    assert refusal_of_address(f"http://{host}/") == "private_address"
    assert refusal_of_address(f"http://{host}:8080/x", [address]) is None


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_public_internet_may_be_asked(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "localhost.", "db", "db.local", "db.internal", "127.1", "0x7f.1", "2130706433", "0177.0.0.1",
     "127.0.0.1.", "１２７.0.0.1", "127。0。0。1", "a..b", ".example", "localhost.localhost"],
)  # fmt: skip
def test_a_local_name_and_an_odd_spelling_are_never_asked(host: str) -> None:
    assert refusal_of_address(f"http://{host}/") in ("private_address", "malformed")


class Answering(PublicResolver):
    """Knows the answers without asking."""

    answers: dict[str, str]

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.allowed = frozenset({"proxy"})


@pytest.mark.parametrize(
    ("name", "address", "refused"), [("a", "10.0.0.1", True), ("a", "1.1.1.1", False), ("proxy", "10.0.0.1", False)]
)
def test_an_answer_of_a_name_server_is_held_to_the_border(
    name: str, address: str, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "scrapy.resolver.CachingThreadedResolver.getHostByName", lambda self, name, _: defer.succeed(self.answers[name])
    )
    got: list[Any] = []
    Answering(**{name: address}).getHostByName(name).addBoth(got.append)
    if refused:
        assert got[0].check(DNSLookupError)
    else:
        assert got == [address]


def test_proxies_are_found_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://joe:secret@proxy.corp:3128")
    monkeypatch.setenv("https_proxy", "other.corp:3128")
    assert {"proxy.corp", "other.corp"} <= hosts_of_proxies()


def test_only_what_an_outlet_file_or_the_setting_names_may_lie_behind(tmp_path: Path) -> None:
    write_outlet(tmp_path, "herald", [], home="http://10.0.0.7/", hosts=["10.0.0.7"])
    write_outlet(tmp_path, "daily", [])
    behind = hosts_behind(Settings({"OUTLETS_DIR": str(tmp_path), "PRIVATE_HOSTS": "news.corp.example"}))
    assert behind == {"10.0.0.7", "news.corp.example"}


def test_a_folder_of_outlet_files_may_be_named_from_home_as_cron_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path.parent))
    write_outlet(tmp_path, "herald", [], home="http://10.0.0.7/", hosts=["10.0.0.7"])
    assert hosts_behind(Settings({"OUTLETS_DIR": f"~/{tmp_path.name}"})) == {"10.0.0.7"}


@pytest.mark.parametrize(
    ("url", "passed", "reason"),
    [
        ("http://10.0.0.7/1", [], None),
        ("http://10.0.0.7/2", ["http://10.0.0.7/1"], None),
        ("http://10.0.0.7/1", ["http://evil.example/1"], "redirected_private_address"),
        ("http://10.0.0.8/1", [], "private_address"),
        ("http://10.0.0.8/robots.txt", [], "private_address"),
        ("http://10.0.0.8/1", ["http://10.0.0.7/1"], "redirected_private_address"),
    ],
)
def test_a_redirect_may_stay_behind_and_not_lead_there(url: str, passed: list[str], reason: str | None) -> None:
    from scrapy import Request

    guard = AddressGuard(["10.0.0.7"])
    request = Request(url, meta={"redirect_urls": passed} if passed else {})
    if reason is None:
        guard.process_request(request)
        return
    with pytest.raises(NotAsked, match=f"^{reason}$"):
        guard.process_request(request)


@pytest.mark.parametrize("allowed", [False, True])
def test_a_public_name_that_resolves_to_loopback_is_not_connected_to(allowed: bool, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NAMES_PYTHON)
    web = LocalWeb({})
    with web.running() as address:
        origin = f"http://rebound.example:{address.rpartition(':')[2]}"
        web.routes |= {"/feed.xml": rss(f"{origin}/1"), "/1": Answer(STORY)}
        write_outlet(tmp_path, "rebound", [("feed", f"{origin}/feed.xml")])
        run = crawl(
            tmp_path,
            "statemedia",
            "-a",
            "outlets=rebound",
            settings={"PRIVATE_HOSTS": "rebound.example" if allowed else ""},
            PYTHONPATH=f"{tmp_path}:{Path(__file__).parent.parent}:{Path(__file__).parent}",
        )
    if allowed:
        assert (run.urls, run.code) == ([f"{origin}/1"], 0)
    else:
        assert web.asked() == []
        assert run.stats["outlets/rebound/listings/failed/private_address"] >= 1
