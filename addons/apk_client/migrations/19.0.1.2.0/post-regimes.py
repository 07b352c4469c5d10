"""152-ФЗ, ст. 20: the term may grow by five working days; a department that has set its own keeps it."""


def migrate(cr, version):
    cr.execute(
        "UPDATE apk_regime SET extension_days = 5 WHERE code = 'pd152' AND extension_days = 0"
    )
