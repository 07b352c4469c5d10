from odoo import models


class SpooledConnection:
    """A mailbox connection whose letters are in the spool before anybody works on them.

    Odoo marks a fetched letter as handled even when its processing failed. If the spool cannot take a letter,
    the error leaves this generator instead, and the letter stays unread in the mailbox.
    """

    def __init__(self, connection, store):
        self._connection = connection
        self._store = store

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def retrieve_unread_messages(self):
        for number, raw in self._connection.retrieve_unread_messages():
            self._store(raw)
            yield number, raw


class FetchmailServer(models.Model):
    _inherit = "fetchmail.server"

    def _connect__(self, allow_archived=False):
        connection = super()._connect__(allow_archived=allow_archived)
        if self.object_id.model != "apk.case":
            return connection
        spool = self.env["apk.mail.spool"].sudo()  # sudo: the mail robot stores
        return SpooledConnection(connection, spool._store)
