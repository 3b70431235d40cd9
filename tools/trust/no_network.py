"""The suite, or any part of it, where there is no network at all.

``python -m tools.trust.no_network [what pytest takes]`` runs pytest in a network namespace of its
own, in which not even the machine itself can be reached, so that its child processes are cut off
too. It needs ``unshare`` of util-linux, and root or user namespaces.
"""

from __future__ import annotations

import os
import subprocess
import sys


def main(words: list[str] | None = None) -> int:
    """Run pytest cut off; return its exit code."""
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    unshare = ["unshare", "--net", *as_root]
    if subprocess.run([*unshare, "true"], check=False).returncode:
        print("This user cannot make a network namespace.", file=sys.stderr)
        return 2
    asked = sys.argv[1:] if words is None else words
    return subprocess.run(
        [*unshare, sys.executable, "-m", "pytest", *asked], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
