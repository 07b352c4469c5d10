from odoo import models


class SpoolingConnection:
    """A mailbox connection that stores every e-mail in the spool before it hands it out.

    Odoo marks a fetched e-mail as handled even when its processing failed. When the spool cannot store one,
    the error leaves the generator instead, and the e-mail stays unread in the mailbox.
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
        spool = self.env["apk.mail.spool"].sudo()  # sudo: a robot may not write; it adds e-mails
        return SpoolingConnection(connection, spool._store)
