"""Helping authors: the checks they run on their own scenarios."""
