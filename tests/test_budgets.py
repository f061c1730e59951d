"""Sizes that keep the code readable: /docs/architecture.md names the budgets."""

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("freedomnow", "regions", "organizations", "traffickers", "awareness")
SOURCES = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MIGRATIONS = sorted(path for app in APPS for path in (ROOT / app).rglob("migrations/0*.py"))


def lines_of(paths):
    return [len(path.read_text().splitlines()) for path in paths]


def functions_of(paths):
    """(where, lines) of every function."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def p95(numbers):
    return statistics.quantiles(numbers, n=20)[-1]


def test_functions_are_short():
    sizes = dict(functions_of(SOURCES))

    assert statistics.median(sizes.values()) <= 8
    assert p95(sizes.values()) <= 25
    assert {where: size for where, size in sizes.items() if size > 40} == {}


def test_view_functions_are_short():
    views = [path for path in SOURCES if path.name.endswith("views.py")]

    assert p95([size for _where, size in functions_of(views)]) <= 20


def test_files_are_short():
    assert p95(lines_of(SOURCES)) <= 300
    assert [str(path) for path in SOURCES if len(path.read_text().splitlines()) > 400] == []


def test_templates_are_short_and_hold_no_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.I)

    assert p95(lines_of(TEMPLATES)) <= 80
    assert max(lines_of(TEMPLATES)) <= 120
    assert [p.name for p in TEMPLATES if inline.search(p.read_text())] == []


def test_stored_text_is_never_marked_safe():
    offenders = [
        str(path.relative_to(ROOT))
        for path in [*SOURCES, *TEMPLATES]
        if re.search(r"\|\s*safe\b|mark_safe\(|SafeString\(", path.read_text())
    ]

    assert offenders == ["freedomnow/web/linked_data.py", "freedomnow/web/markdown.py"]


def test_there_is_more_test_than_source():
    assert sum(lines_of(TESTS)) >= 1.3 * sum(lines_of(SOURCES))


def test_test_functions_are_short():
    sizes = [size for where, size in functions_of(TESTS) if ":test_" in where]

    assert statistics.median(sizes) <= 12


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: str(path.relative_to(ROOT)))
def test_migrations_are_named_and_reversible(path):
    text = path.read_text()

    assert not re.match(r"\d{4}_auto_", path.name)
    assert not re.search(r"Run(SQL|Python)\([^,()]+\)", text)


def test_the_project_names_no_host_of_a_registry_and_no_path_of_a_machine():
    suffixes = {".py", ".txt", ".toml", ".md", ".html", ".css", ".js", ".json", ".csv", ""}
    told = re.compile(
        "pypi" + r"\.org|files\.python" + "hosted|registry\\.npm" + "js|/work/" + "main"
    )
    named = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*")
        if path.is_file()
        and path.suffix in suffixes
        and not {
            ".git",
            ".venv",
            "var",
            "__pycache__",
            ".mypy_cache",
            ".ruff_cache",
            ".pytest_cache",
        }
        & set(path.relative_to(ROOT).parts)
        and told.search(path.read_text(errors="replace"))
    ]

    assert named == []
