"""Keeping: every move on disk before its consequence is shown."""

from simulator.records.store import Store, StoreError, open_store

__all__ = ["Store", "StoreError", "open_store"]
