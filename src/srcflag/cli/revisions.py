"""What files held at a git revision, asked of git itself: a process without a shell, and every refusal explained."""

from __future__ import annotations

import os
import subprocess
from typing import NamedTuple

from srcflag.errors import UsageError

_TIMEOUT = 60  # seconds; reading one file of the largest repositories takes git less than one
# Set inside a hook, these would turn git away from the folder that it is asked about.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
# Names are names and no patterns; nobody is asked for a password, and nothing is fetched.
_PLAIN = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
}
_LEAVE_OUT = "check without --changed-only"


class Repository(NamedTuple):
    """A working tree, one commit of it, and which files of that commit have another name now."""

    root: str
    commit: str
    former: dict[bytes, bytes]

    def held(self, file: str) -> bytes | None:
        """What a file held at the commit, under its name then; None where it was not there. Raises UsageError."""
        name = os.fsencode(os.path.relpath(os.path.realpath(file), self.root).replace(os.sep, "/"))
        name = self.former.get(name, name)
        listed = _git(self.root, "ls-tree", "-z", "--full-tree", self.commit, "--", name)
        if not listed:
            return None
        kind, blob = listed.split(b"\t", 1)[0].split()[1:3]
        return _git(self.root, "cat-file", "blob", blob) if kind == b"blob" else None


def repository(root: str, revision: str) -> Repository:
    """A working tree at that revision. Raises UsageError with the way out."""
    # no revision begins so, and to git it would be an option; a line break or NUL is in none either
    if not revision.strip() or revision.startswith("-") or not revision.isprintable():
        raise UsageError(
            f"--changed-only {revision!r}: no revision of git; name a branch, tag or commit, such as HEAD~1"
        )
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except RefusedError:
        raise UsageError(
            f"--changed-only {revision}: {root} has no such revision; name a branch, tag or commit that is there "
            "(git fetch brings it; a pipeline's shallow clone needs fetch-depth: 0)"
        ) from None
    return Repository(root, commit, _former_names(root, commit))


def root_of(folder: str) -> str:
    """The working tree that a folder lies in. Raises UsageError with the way out."""
    try:
        return os.path.realpath(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    except RefusedError as refused:
        raise UsageError(
            f"--changed-only: {os.path.relpath(folder)} is in no git working tree ({refused}); "
            f"run it in a clone, or {_LEAVE_OUT}"
        ) from None


def _former_names(root: str, commit: str) -> dict[bytes, bytes]:
    """Renamed files by their name now: git calls one renamed while half of it is the same."""
    fields = _git(root, "diff-index", "-z", "-M", "--name-status", "--diff-filter=R", commit, "--").split(b"\0")
    return dict(zip(fields[2::3], fields[1::3], strict=False))


class RefusedError(UsageError):
    """Git would not; the text is git's own."""


def _git(folder: str, *arguments: str | bytes) -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK} | _PLAIN
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments], capture_output=True, check=False, env=environment, timeout=_TIMEOUT
        )
    except FileNotFoundError:
        raise UsageError(f"--changed-only needs git, and it is not on the PATH; install it, or {_LEAVE_OUT}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"--changed-only: git does not run ({error}); mend it, or {_LEAVE_OUT}") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise RefusedError(f"git: {said[0]}" if said else f"git left with {done.returncode}")
    return done.stdout
