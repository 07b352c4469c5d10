"""A process of its own beside Odoo, one for all workers: sentence vectors, rules of LanguageTool (п. 7, 66).

It is optional. What it needs of memory is bounded here and never in a worker; a message never waits for it.
"""
