"""Commands that try to make the program lose or break something, and print how far they came.

Each is bounded in time, takes ``--seed`` so that a run can be had again, and ends with 1 where
something was lost: ``python -m tools.trust.NAME --help``. They need a POSIX system.
"""
