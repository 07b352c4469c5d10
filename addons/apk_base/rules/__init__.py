"""Decisions on time: working days, statutory terms, reminders, registration numbers. Pure Python, no clock of its own."""
