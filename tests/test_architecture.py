"""The house rules: a stage knows the records and itself, only the pipeline and the doors join stages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import srcflag

SOURCE = Path(srcflag.__file__).parent
FILES = sorted(path for path in SOURCE.rglob("*.py"))
STAGES = (
    "baseline",
    "claims",
    "confidence",
    "encode",
    "judge",
    "outliers",
    "pool",
    "read",
    "report",
    "retrieve",
    "rules",
    "segment",
    "suppressions",
    "verify",
)
SHARED = {
    "comments",
    "errors",
    "models",
    "per_path",
    "ports",
    "quotations",
    "records",
    "settings",
    "support",
    "values",
    "words",
}
BUILT_ON = {"verify": {"encode"}}  # the shipped verifier reads the token vectors of the shipped encoder
JOINERS = {
    "",
    "__main__",
    "api",
    "assemble",
    "both",
    "cli",
    "flagging",
    "gather",
    "pipeline",
    "prepared",
    "selftest",
    "testing",
    "within",
}


def part(path: Path) -> str:
    """The package or module directly below srcflag that a file belongs to; empty for srcflag itself."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(tree: ast.AST) -> set[str]:
    """The parts of srcflag that a module imports, wherever in it, for types only too."""
    found: set[str] = set()
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            base = node.module or ""
            names = [f"srcflag.{alias.name}" for alias in node.names] if base == "srcflag" else [base]
        found |= {name.split(".")[1] for name in names if name.startswith("srcflag.")}
    return found


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_part_of_the_package_has_its_place_in_the_house() -> None:
    assert {part(path) for path in FILES} == {*STAGES, *SHARED, *JOINERS}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_the_shared_parts_and_itself_only(stage: str) -> None:
    for path in (path for path in FILES if part(path) == stage):
        strangers = imported(tree_of(path)) - SHARED - {stage} - BUILT_ON.get(stage, set())
        assert not strangers, f"{path.relative_to(SOURCE)} imports {', '.join(sorted(strangers))}"


@pytest.mark.parametrize("name", sorted(SHARED - {"records"}))
def test_what_all_stages_share_knows_no_stage(name: str) -> None:
    assert imported(tree_of(SOURCE / f"{name}.py")) <= SHARED


@pytest.mark.parametrize("path", sorted((SOURCE / "records").glob("*.py")), ids=lambda path: path.stem)
def test_the_records_know_the_notebook_page_and_no_other_stage(path: Path) -> None:
    assert imported(tree_of(path)) <= {"records", "report"}
    at_import = [node for node in tree_of(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imported(ast.Module(body=list(at_import), type_ignores=[])) <= {"records"}


def test_only_the_pipeline_and_the_doors_join_stages() -> None:
    stages = {path: imported(tree_of(path)) & set(STAGES) - BUILT_ON.get(part(path), set()) for path in FILES}
    joiners = {part(path) for path, found in stages.items() if len(found) > 1}
    assert joiners <= JOINERS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_file_stays_under_four_hundred_lines_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 400
    assert ast.get_docstring(ast.parse(text)), f"{path.name} has no docstring"


def test_the_judge_reads_no_file_and_runs_no_model() -> None:
    tree = tree_of(SOURCE / "judge.py")
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules <= {"__future__", "typing", "collections.abc", *(f"srcflag.{name}" for name in SHARED)}
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"open", "print", "input", "eval", "exec"}


def test_the_checks_here_see_an_import_of_another_stage_wherever_it_hides() -> None:
    hidden = "def f():\n    if True:\n        from srcflag.judge import judge\n    import srcflag.pool.memory as m\n"
    assert imported(ast.parse(hidden)) == {"judge", "pool"}
    assert imported(ast.parse("from srcflag import read")) == {"read"}
