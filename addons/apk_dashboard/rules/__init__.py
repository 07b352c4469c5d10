"""Decisions about figures: pure functions, no Odoo."""
