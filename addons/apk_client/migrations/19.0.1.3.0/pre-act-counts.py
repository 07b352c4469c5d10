"""An act names calls and visits beside messages: what it counts is records."""


def migrate(cr, version):
    cr.execute("ALTER TABLE apk_destruction_act RENAME COLUMN case_count TO record_count")
