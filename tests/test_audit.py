"""A whole `srcflag baseline audit` at a pseudo-terminal: a process of its own, with a person typing."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

import ferry
from srcflag.baseline import load

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="pseudo-terminals are of POSIX systems")

# With the fake encoder, which needs no model; a fixed day, so that the file is the same every time.
QUICK = """
import datetime, srcflag.pipeline, srcflag.cli.clock
from srcflag.cli import main
from srcflag.testing import FakeEncoder
srcflag.pipeline.load_encoder = lambda *_, **__: FakeEncoder()
srcflag.cli.clock.today = lambda: datetime.date(2026, 3, 2)
main()
"""
QUESTION, REASON = "[q]uit? ", "reason: "
PATIENCE = 60  # seconds for one answer, on a busy machine
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """The command at a terminal. What it writes is read up to a question; then somebody types."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process, self.screen = pty.fork()
        if not self.process:
            os.chdir(folder)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell that started the tests behind it has it ignored
            settings = {"LC_ALL": "C.UTF-8", "TERM": "dumb", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            os.execve(sys.executable, [sys.executable, "-c", QUICK, *arguments], {**os.environ, **settings})
        self.written = ""
        self.seen = 0

    def until(self, words: str) -> str:
        """What is written from the last answer on, up to these words."""
        end = time.monotonic() + PATIENCE
        while (at := self.written.find(words, self.seen)) < 0:
            assert time.monotonic() < end, f"no {words!r} in {self.written[self.seen :]!r}"
            if not self._read():
                raise AssertionError(f"it ended without {words!r}: {self.written[self.seen :]!r}")
        said, self.seen = self.written[self.seen : at + len(words)], at + len(words)
        return said

    def answer(self, line: str, asked: str = QUESTION) -> str:
        """Wait for the question, type a line, and return what was shown before it."""
        said = self.until(asked)
        os.write(self.screen, f"{line}\n".encode())
        self.until("\n")  # the terminal's own echo
        return said

    def press(self, key: bytes, words: str) -> None:
        """Press a key until these words appear: one that comes while the line editor is starting goes unnoticed."""
        for _ in range(PATIENCE // 3):
            os.write(self.screen, key)
            end = time.monotonic() + 3
            while time.monotonic() < end:
                if words in self.written[self.seen :] or not self._read(0.5):
                    break
            if words in self.written[self.seen :]:
                return
        raise AssertionError(f"no {words!r} in {self.written[self.seen :]!r}")

    def leave(self) -> tuple[str, int]:
        """The rest of what is written, and the exit code."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"it does not end: {self.written[self.seen :]!r}"
        os.close(self.screen)
        _, status = os.waitpid(self.process, 0)
        return self.written[self.seen :], os.waitstatus_to_exitcode(status)

    def _read(self, patience: float = 5) -> bool:
        """Take in what there is, if it comes in time; False at the end."""
        ready, _, _ = select.select([self.screen], [], [], patience)
        if not ready:
            return True
        try:
            data = os.read(self.screen, 65_536)
        except OSError:  # what Linux says when the process has ended
            return False
        self.written += _ANSI.sub("", data.decode("utf-8", "replace"))
        return bool(data)


def audit(folder: Path) -> Terminal:
    return Terminal(folder, "baseline", "audit", "drafts", "--pool", "wire", "-b", "kept", "--by", "Zoë")


def test_an_audit_from_the_first_flag_to_the_last_with_a_break_between(tmp_path: Path) -> None:
    ferry.lay_out(tmp_path)

    # the first evening: one accepted for a reason with letters of other alphabets, one left reported
    terminal = audit(tmp_path)
    shown = terminal.answer("a")
    total = int(re.search(r"1 of (\d+)", shown)[1])  # type: ignore[index]
    assert total >= 4
    first = re.search(r"drafts/ferry\.md:\d+:\d+: (SF\d+) error", shown)
    assert first is not None
    assert ferry.FLAGGED[first[1]] in shown
    assert "why: " in shown
    assert "clears: " in shown
    terminal.answer("", REASON)
    assert "say why, in words" in terminal.answer("   ", REASON)
    assert "say why, in words" in terminal.answer("Žádná chyba: 検証済み", REASON)
    terminal.until(f"2 of {total}")
    [entry] = load(tmp_path / "kept")  # written before the next flag is shown
    assert (entry.reason, entry.by, entry.code, str(entry.when)) == (
        "Žádná chyba: 検証済み",
        "Zoë",
        first[1],
        "2026-03-02",
    )
    terminal.answer("r")
    assert f"3 of {total}" in terminal.answer("nonsense")
    assert "s: ask again next time" in terminal.answer("s")
    terminal.answer("q")
    rest, code = terminal.leave()
    assert f"1 accepted, 1 rejected, 1 skipped; {total - 3} not looked at" in rest
    assert code == 0
    before = load(tmp_path / "kept")
    assert sorted(entry.decision for entry in before) == ["accepted", "rejected"]

    # the next morning: what was decided is not asked again, what was skipped is
    terminal = audit(tmp_path)
    assert f"1 of {total - 2}" in terminal.answer("d")
    terminal.answer("nothing of the kind is said", REASON)
    for _ in range(total - 3):
        terminal.answer("accept")
        terminal.answer("our reporter was there", REASON)
    rest, code = terminal.leave()
    assert f"{total - 3} accepted, 1 dismissed; 0 not looked at" in rest
    assert code == 0
    after = load(tmp_path / "kept")
    assert set(before) <= set(after)
    assert len(after) == total

    rest, code = audit(tmp_path).leave()
    assert ("no open flags" in rest, code) == (True, 0)


@pytest.mark.parametrize("key", [b"\x04", b"\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_leaving_in_the_midst_of_a_reason_decides_nothing(tmp_path: Path, key: bytes) -> None:
    ferry.lay_out(tmp_path)
    terminal = audit(tmp_path)
    terminal.answer("a")
    terminal.until(REASON)
    terminal.press(key, "nothing decided")
    _, code = terminal.leave()
    assert "Traceback" not in terminal.written
    assert code == 0
    assert not (tmp_path / "kept").exists()
