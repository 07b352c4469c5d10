"""Who may do what, as a table in the tests of every addon: a line per model, a column per role.

r read, w write, c create, u unlink; - nothing.
"""

from odoo.tests import new_test_user

OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}


def people_of(env, roles):
    """A user for every role.

    :param roles: role -> group, in the order of the columns
    """
    return {role: new_test_user(env, f"t-matrix-{role}", group) for role, group in roles.items()}


def check_rights(test, matrix, people):
    """Every role has the rights of the table and no other.

    :param people: role -> user, in the order of the columns
    """
    for model, rights in _rows(matrix).items():
        for (role, user), expected in zip(people.items(), rights, strict=True):
            records = test.env[model].with_user(user)
            granted = "".join(key for key, name in OPERATIONS.items() if records.has_access(name))
            test.assertEqual(granted or "-", expected, f"{model}, {role}")


def check_complete(test, matrix, addon):
    """No model that the addon brings is missing in its table."""
    models = test.env.registry.values()
    own = {one._name for one in models if one._original_module == addon and not one._abstract}
    test.assertTrue(own, addon)
    test.assertFalse(own - _rows(matrix).keys())


def _rows(matrix):
    return {model: rights for model, *rights in map(str.split, matrix.strip().splitlines())}
