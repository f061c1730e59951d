"""docs/measured.md: one section for each thing that `make drill` measures."""

from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "docs" / "measured.md"
HEAD = (
    "# Measured\n\nMade by `make drill`; `manage.py measure` prints times for the data at hand.\n"
)


def write_section(title: str, header: str, rows: list[str]) -> None:
    """Put that table in place of the section's earlier one; the others stay as they are."""
    told = PATH.read_text(encoding="utf-8") if PATH.exists() else ""
    sections = dict(part.split("\n", 1) for part in told.split("\n## ")[1:])
    columns = "|---" * header.count(" | ") + "|---|"
    sections[title] = "\n".join(["", header, columns, *rows, ""])
    parts = [f"\n## {name}\n{sections[name].rstrip()}\n" for name in sorted(sections)]
    PATH.write_text(HEAD + "".join(parts), encoding="utf-8")
