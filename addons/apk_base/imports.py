"""Whether a record comes from rows of a file: Odoo's import page, or the method ``load`` called by a program."""

# Context keys of Odoo itself: of the page of imports, and of ``load`` whoever calls it.
IMPORT_KEYS = frozenset(["import_file", "_import_current_module"])


def is_import(env):
    """Rows of a file are facts of the past: nothing that they create may write to a client."""
    return not IMPORT_KEYS.isdisjoint(env.context)
