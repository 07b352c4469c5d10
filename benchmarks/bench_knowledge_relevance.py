"""How often the expected article stands first, among three, among ten: two hundred questions, two thousand articles.

The same questions are a test (``addons/apk_knowledge/tests/test_clause_45_relevance.py``); this prints the table.
"""

import sys

from .database import copied_database, environment


def main():
    with copied_database("relevance") as database, environment(database) as env:
        from odoo.addons.apk_knowledge.tests.relevance import places, report

        sys.stdout.write(report(places(env)) + "\n")


if __name__ == "__main__":
    main()
