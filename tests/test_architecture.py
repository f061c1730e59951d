"""The house's floors: a module may import from its own package or from a lower floor."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = [
    {"freedomnow.launcher"},
    {"freedomnow.users", "freedomnow.web", "freedomnow.sealing"},
    {"freedomnow.search", "freedomnow.evidence"},
    {"freedomnow.publishing"},
    {"freedomnow.submissions", "freedomnow.links"},
    {"regions", "freedomnow.corrections"},
    {"organizations", "traffickers", "awareness"},
    {
        *("freedomnow.tips", "freedomnow.trust", "freedomnow.guidance", "freedomnow.sharing"),
        "freedomnow.styleguide",
    },
    {"freedomnow.settings", "freedomnow.urls", "freedomnow.views", "freedomnow.wsgi"},
]
ROOF = len(FLOORS) - 1  # one package of single modules
FLOOR_OF = {package: n for n, floor in enumerate(FLOORS) for package in floor}
TOPS = {name.split(".")[0] for name in FLOOR_OF}
# Users (sign-in, admin) stand on web's text and fields; the two share floor 0.
SAME_FLOOR = {("freedomnow.users", "freedomnow.web"), ("freedomnow.search", "freedomnow.web")}
MODULES = [
    path
    for top in sorted(TOPS)
    for path in (ROOT / top).rglob("*.py")
    if "migrations" not in path.parts
]


def dotted_name(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def package_of(dotted):
    """The named package that a dotted name belongs to; None for what stands on no floor."""
    parts = dotted.split(".")
    name = ".".join(parts[:2]) if parts[0] == "freedomnow" else parts[0]
    return name if name in FLOOR_OF else None


def imports_of(path):
    package = dotted_name(path).split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def upward_imports(path):
    own = package_of(dotted_name(path))
    for dotted in imports_of(path):
        other = package_of(dotted)
        if other in (None, own) or (own, other) in SAME_FLOOR:
            continue
        if FLOOR_OF[other] > FLOOR_OF[own] or FLOOR_OF[other] == FLOOR_OF[own] < ROOF:
            yield dotted


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    if package_of(dotted_name(path)) is None:
        assert path == ROOT / "freedomnow" / "__init__.py", f"{path} stands on no floor"
        return

    assert list(upward_imports(path)) == []


@pytest.mark.parametrize(
    ("where", "statement", "is_upward"),
    [
        ("freedomnow/publishing/x.py", "from traffickers.models import Trafficker", True),
        ("freedomnow/web/x.py", "import freedomnow.search.models", True),
        ("organizations/x.py", "from traffickers import models", True),
        ("organizations/x.py", "from regions.tree import parent", False),
        ("traffickers/x.py", "from freedomnow.publishing.models import Record", False),
    ],
)
def test_the_floors_tell_an_upward_import(monkeypatch, tmp_path, where, statement, is_upward):
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    path = tmp_path / where
    path.parent.mkdir(parents=True)
    path.write_text(statement)

    assert bool(list(upward_imports(path))) is is_upward


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_imported_inside_a_function(path):
    late = [
        f"{function.name}: line {node.lineno}"
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        and function.name != "ready"  # AppConfig.ready: models exist only then
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]

    assert late == []
