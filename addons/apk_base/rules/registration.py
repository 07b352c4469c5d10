"""Registration numbers: one row per kind and year, never reused."""


def registration_number(prefix: str, year: int, serial: int) -> str:
    """``registration_number("СП", 2026, 123)`` -> ``СП-2026/000123``."""
    return f"{prefix}-{year}/{serial:06}"
