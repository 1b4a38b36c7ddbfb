"""What tests share: a fake encoder, an event made for tests, and the folder of real articles, if there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from srcflag.records import Document
from srcflag.testing import FakeEncoder

ROOT = Path(__file__).parents[1]

settings.register_profile("srcflag", deadline=None)  # a busy machine is no finding: speed is measured in benchmarks/
settings.load_profile("srcflag")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout: seeds, docs and models lie in it."""
    return ROOT


@pytest.fixture
def fake() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles; tests that need it are skipped, and say so, where it is not named."""
    folder = os.environ.get("SRCFLAG_SHARED", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("SRCFLAG_SHARED names no folder of real articles: what was to be shown on them is NOT shown")
    return Path(folder)


@pytest.fixture
def event() -> list[Document]:
    """Three reports on one flood; only `gamma` has the bribery claim and the day of the mayor's birth."""
    return [
        Document(
            id="alpha",
            text=(
                "The Ostrava dam burst on Tuesday and flooded 300 homes in Ostrava, Mayor Jana Kralova said.\n"
                "Rescue crews from Poland joined the search in Ostrava.\n"
                "The government of Prime Minister Petr Novak promised 40 million euros for repairs.\n"
                "Engineers had inspected the Ostrava dam in March, the ministry said.\n"
            ),
        ),
        Document(
            id="beta",
            text=(
                "Mayor Jana Kralova said the Ostrava dam burst on Tuesday, flooding 300 homes in Ostrava.\n"
                "Crews from Poland joined the rescue search in Ostrava on Wednesday.\n"
                "Prime Minister Petr Novak promised 40 million euros for repairs in Ostrava.\n"
                "Schools in Ostrava stay closed until Friday, the city council said.\n"
            ),
        ),
        Document(
            id="gamma",
            text=(
                "On Tuesday the Ostrava dam burst, flooding 300 homes, Mayor Jana Kralova said.\n"
                "Prime Minister Petr Novak promised 40 million euros for repairs to the Ostrava dam.\n"
                "Critics say Novak took bribes from the builders of the Ostrava dam.\n"
                "Rescue crews from Poland searched Ostrava all night.\n"
            ),
        ),
    ]


@pytest.fixture
def wire(tmp_path: Path, event: list[Document], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the event's three articles; the working folder is the one above it, and models are fakes."""
    monkeypatch.setattr("srcflag.pipeline.load_encoder", lambda *_, **__: FakeEncoder())
    folder = tmp_path / "wire"
    folder.mkdir()
    for document in event:
        (folder / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder
