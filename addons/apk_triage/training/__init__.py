"""Run as a program of its own: what it needs of memory and time is gone when it ends."""
