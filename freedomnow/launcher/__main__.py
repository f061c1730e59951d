"""python -m freedomnow.launcher: run the site, run the tests, start and stop PostgreSQL."""

import argparse
import os
import sys
from collections.abc import Sequence

from freedomnow.launcher import layout, site, suite
from freedomnow.launcher.cluster import OWNER, Cluster
from freedomnow.launcher.errors import LauncherError


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; the exit code."""
    if arguments[:1] == ["test"]:  # the rest is for pytest
        return suite.run(arguments[1:], os.environ)
    asked = _parser().parse_args(arguments)
    if asked.command == "cluster":
        return cluster(asked.action, Cluster(layout.TEST_CLUSTER if asked.test else layout.CLUSTER))
    site.run(os.environ)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m freedomnow.launcher", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the site on 127.0.0.1 (PORT=8000)")
    commands.add_parser("test", help="run pytest; every argument is pytest's")
    private = commands.add_parser("cluster", help="the private PostgreSQL under var/")
    private.add_argument("action", choices=["start", "stop", "status", "url"])
    private.add_argument("--test", action="store_true", help="the one of the tests")
    return parser


def cluster(action: str, private: Cluster) -> int:
    """Start, stop or describe the cluster; `status` is 0 if it runs and 3 if not."""
    if action == "start":
        private.ensure()
        private.ensure_database(layout.DATABASE)
    elif action == "stop" and private.data.exists():
        private.stop()
    elif action == "status":
        running = private.data.exists() and private.is_running()
        print("running" if running else "stopped")
        return 0 if running else 3
    elif action == "url":
        print(private.url(OWNER, layout.DATABASE))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (LauncherError, OSError) as error:
        sys.exit(f"{error}")
