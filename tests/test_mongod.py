"""The private server: one for all its users, there again whatever was killed."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from pymongo import MongoClient

from pipelines.store import mongod
from pipelines.store.mongod import MongodFailedError, NoMongodError, find_mongod, open_server, revive

USER = """
import sys
from pathlib import Path
from pipelines.store.mongod import open_server
with open_server(None, Path(sys.argv[1])) as uri:
    print(uri, flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_user(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that uses the server on `folder` until its standard input is closed."""
    command = [sys.executable, "-c", USER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("mongodb://")
        yield process
        if process.stdin and process.poll() is None:
            process.stdin.close()


def pid_of(folder: Path) -> int:
    """Of the mongod that has the folder; mongod empties its lock file when it stops as it should."""
    return int((folder / "mongod.lock").read_text() or 0)


def kill_server(folder: Path) -> None:
    os.kill(pid_of(folder), signal.SIGKILL)
    assert mongod.is_free(folder)


def version_at(uri: str) -> str:
    with MongoClient[dict[str, object]](uri) as client:
        return str(client.server_info()["version"])


def test_an_address_given_is_used_as_it_is(tmp_path: Path) -> None:
    with open_server("mongodb://db.example", tmp_path / "unused") as uri:
        assert uri == "mongodb://db.example"
    assert not (tmp_path / "unused").exists()


def test_it_runs_while_in_use(tmp_path: Path) -> None:
    with open_server(None, tmp_path / "a" / "b") as uri:
        assert version_at(uri)
    assert pid_of(tmp_path / "a" / "b") == 0


def test_the_folder_may_have_any_name(tmp_path: Path) -> None:
    with open_server(None, tmp_path / "Ünïcode, x@y:z%2F+ ?#" / ("deep" * 30)) as uri:
        assert version_at(uri)


@pytest.mark.parametrize(("name", "inside"), [("a b-c_1", True), ("a,b", False), ("é", False), ("deep" * 40, False)])
def test_the_socket_is_in_the_folder_unless_its_path_is_long_or_odd(name: str, inside: bool) -> None:
    folder = Path("/srv") / name
    path = mongod.socket_of(folder)
    assert (path.parent == folder) is inside
    assert len(os.fsencode(path)) <= 100
    if not inside:
        path.parent.rmdir()


def test_two_processes_share_one_server_and_the_last_to_leave_stops_it(tmp_path: Path) -> None:
    with another_user(tmp_path):
        pid = pid_of(tmp_path)
        with open_server(None, tmp_path) as uri:
            assert pid_of(tmp_path) == pid
        assert pid_of(tmp_path) == pid
        assert version_at(uri)
    assert pid_of(tmp_path) == 0


def test_users_that_come_in_the_same_moment_start_one_server(tmp_path: Path) -> None:
    all_in = threading.Barrier(4)

    def use(_: int) -> int:
        with open_server(None, tmp_path) as uri:
            assert version_at(uri)
            all_in.wait(300)
            return pid_of(tmp_path)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(use, range(4)))) == 1
    assert pid_of(tmp_path) == 0


def test_a_server_whose_user_was_killed_is_used_by_the_next_and_stopped(tmp_path: Path) -> None:
    with another_user(tmp_path) as process:
        process.kill()
        process.wait()
    pid = pid_of(tmp_path)
    with open_server(None, tmp_path) as uri:
        assert version_at(uri)
        assert pid_of(tmp_path) == pid
    assert pid_of(tmp_path) == 0


def test_after_a_kill_of_the_server_the_next_user_starts_it_again(tmp_path: Path) -> None:
    with open_server(None, tmp_path):
        kill_server(tmp_path)
    assert pid_of(tmp_path)  # its lock file and its socket are left behind
    with open_server(None, tmp_path) as uri:
        assert version_at(uri)


def test_a_server_killed_under_its_user_can_be_revived(tmp_path: Path) -> None:
    with open_server(None, tmp_path) as uri:
        pid = pid_of(tmp_path)
        revive(tmp_path)
        assert pid_of(tmp_path) == pid
        kill_server(tmp_path)
        revive(tmp_path)
        assert version_at(uri)
    assert pid_of(tmp_path) == 0


def test_another_users_socket_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    outside = mongod.folder_in_tmp(tmp_path / ("deep" * 40))
    outside.mkdir()
    with (
        pytest.raises(MongodFailedError, match="belongs to somebody else"),
        open_server(None, tmp_path / ("deep" * 40)),
    ):
        pass
    outside.rmdir()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MongodFailedError, match=r"file/data cannot be created: Not a directory"):
        open_server(None, tmp_path / "file" / "data").__enter__()


def test_a_folder_on_a_disk_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(MongodFailedError, match="MONGODB_FOLDER cannot be locked"), open_server(None, tmp_path):
        pass


def test_a_mongod_that_dies_at_its_start_has_its_last_words_heard(tmp_path: Path) -> None:
    (tmp_path / "WiredTiger").write_text("rubbish")
    (tmp_path / "WiredTiger.turtle").write_text("rubbish")
    (tmp_path / "storage.bson").touch()
    with pytest.raises(MongodFailedError, match=r"did not start on(?s:.*)mongod\.log"):
        open_server(None, tmp_path).__enter__()


def test_a_folder_that_another_mongod_has_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_server(None, tmp_path), monkeypatch.context() as patched:
        patched.setattr(mongod, "PATIENCE", 0.2)
        (tmp_path / "mongod.sock").rename(tmp_path / "elsewhere.sock")
        with pytest.raises(MongodFailedError, match="another mongod is using"):
            revive(tmp_path)
        (tmp_path / "elsewhere.sock").rename(tmp_path / "mongod.sock")


def test_a_command_that_never_ends_its_turn_is_not_waited_for_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongod, "PATIENCE", 0.2)
    with mongod.one_at_a_time(tmp_path), pytest.raises(MongodFailedError, match=r"turn\.lock"):
        revive(tmp_path)


def test_the_log_keeps_two_starts_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "mongod.log").write_text("yesterday")
    (tmp_path / "mongod.log.1").write_text("the day before")
    with open_server(None, tmp_path):
        assert "yesterday" not in (tmp_path / "mongod.log").read_text()
    assert (tmp_path / "mongod.log.1").read_text() == "yesterday"


def test_without_a_package_the_mongod_on_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "mongod"
    program.touch(0o755)
    monkeypatch.setattr(mongod, "PACKAGES", ("no-such-package",))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_mongod() == program
    program.unlink()
    with pytest.raises(NoMongodError, match="set MONGODB_URI"):
        find_mongod()
