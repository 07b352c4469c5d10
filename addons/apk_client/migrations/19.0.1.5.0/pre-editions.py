"""The list of contact points goes the same road of editions as the texts of consents: «in force», not «approved»."""


def migrate(cr, version):
    cr.execute("DROP INDEX IF EXISTS apk_contact_point_list_in_force_uniq")
    cr.execute("UPDATE apk_contact_point_list SET state = 'in_force' WHERE state = 'approved'")
