"""The database: one SQLite file in the user's data folder.

Plain `sqlite3` rather than an object mapper: four tables and six queries (`docs/explanation.md`, "What we left out").
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from simulator.scenario.problems import WalkoutError

SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS editions (            -- the text of a scenario as it was played
    digest TEXT PRIMARY KEY,
    source TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    scenario TEXT NOT NULL,
    title TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES editions (digest),
    card TEXT NOT NULL,            -- JSON
    seed INTEGER NOT NULL,
    begun TEXT NOT NULL,           -- ISO 8601, UTC
    ended TEXT,
    ending TEXT,
    result TEXT,                   -- JSON: the scores, for lists
    dropped INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS moves (
    attempt INTEGER NOT NULL REFERENCES attempts (id),
    number INTEGER NOT NULL,
    move TEXT NOT NULL,            -- JSON
    events TEXT NOT NULL,          -- JSON
    PRIMARY KEY (attempt, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS attempts_by_scenario ON attempts (scenario, ended);
"""


class StoreError(WalkoutError):
    """The database cannot be used; the message says why and what to do."""


class Store:
    """A connection. `saves` is False where nothing can be written: then it lives in memory, and `notice` says so."""

    def __init__(self, connection: sqlite3.Connection, *, saves: bool = True, notice: str = "") -> None:
        self.db = connection
        self.saves = saves
        self.notice = notice

    def setting(self, name: str) -> str | None:
        """A setting of the user's, such as the theme."""
        row = self.db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_setting(self, name: str, value: str) -> None:
        """Keeps a setting."""
        with self.db:
            self.db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self.db.close()


def home() -> Path:
    """The folder of the user's data: ``WALKOUT_HOME``, or where the system keeps such things."""
    if chosen := os.environ.get("WALKOUT_HOME"):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path("walkout", appauthor=False)


def open_store(folder: Path | None = None) -> Store:
    """Opens the database in this folder (or `home()`), making both if need be.

    Where nothing can be written the store is in memory, and says so: the game can be played all the same.

    Raises:
        StoreError: the file there is no database of Walkout's, or of a newer one.

    """
    folder = folder or home()
    path = folder / "walkout.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        notice = f"Nothing will be saved: {path} cannot be written ({why})."
        return in_memory(notice)
    except sqlite3.DatabaseError:
        raise StoreError(f"{path} is not a database that Walkout can read; move it away, and start again") from None
    return Store(connection)


def in_memory(notice: str = "") -> Store:
    """A store that is gone when it is closed."""
    return Store(_connect(":memory:"), saves=False, notice=notice)


def _connect(path: Path | str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10, isolation_level="IMMEDIATE")
    try:
        _prepare(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path | str) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise StoreError(f"{path} was written by a newer Walkout: upgrade this one, or set WALKOUT_HOME elsewhere")
    # With a write-ahead log a reader never waits; FULL flushes each commit, so that not even a power cut takes a
    # move that was answered. SQLite, which waits for others elsewhere, refuses this at once when another process
    # is at it: then that one does it for both, for the log is the file's and not the connection's.
    with suppress(sqlite3.OperationalError):
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    if version < SCHEMA_VERSION:
        db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    # A look at the disk that fails now rather than at the first move, where the folder is read-only.
    with db:
        db.execute("INSERT OR REPLACE INTO settings VALUES ('opened', datetime('now'))")
