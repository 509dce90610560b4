"""Walkout: notice in a job interview that the job is not for you, and leave calmly, politely and in time."""

__version__ = "0.1.0"
