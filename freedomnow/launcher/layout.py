"""Where the launcher keeps things: everything that a machine makes is under var/."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VAR = PROJECT / "var"
ENVIRONMENT = VAR / "environment"
CLUSTER = VAR / "postgres"
TEST_CLUSTER = VAR / "postgres-test"
DATABASE = "freedomnow"
