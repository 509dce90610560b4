"""Keeping: every move on disk before its consequence is shown."""

from simulator.records.attempts import Attempt, Session, Summary
from simulator.records.store import Store, StoreError, open_store

__all__ = ["Attempt", "Session", "Store", "StoreError", "Summary", "open_store"]
