"""The data file: one SQLite file an office, and the only place that knows SQLAlchemy and Alembic.

``open_file`` opens, makes and upgrades it; ``engine`` gives the transactions in which everything
else here reads and writes.
"""
