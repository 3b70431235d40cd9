from __future__ import annotations

import os

# The commands of tools/trust work by fork, kill -9 and limits that only POSIX systems have.
collect_ignore = (
    [] if os.name == "posix" else ["test_hostile.py", "test_kill.py", "test_full_disk.py"]
)
