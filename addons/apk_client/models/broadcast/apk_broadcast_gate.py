from typing import NamedTuple

from odoo import SUPERUSER_ID, api, models
from odoo.tools import email_normalize

from ...messages import BROADCAST_REFUSED
from ...rules.broadcast import FEW, is_broadcast
from ...rules.transactional_mail import INVITED


class Act(NamedTuple):
    """What one transaction has written."""

    written: dict  # {matter: {id: addresses}}
    left: set  # ids of what has been sent already


class ApkBroadcastGate(models.AbstractModel):
    """One text to many people is a mailing, by whatever door of Odoo it leaves (п. 27.1, 27.2).

    Every door ends in rows of ``mail.mail`` or ``sms.sms``; those of one transaction are one act and are counted
    together. A person is refused and told what to do. What a program sends is stopped, and the program goes on: an e-mail
    that comes in is not lost because forty followers wait for a copy.

    A model that is counted has ``_outside_addresses``, ``_known_colleagues``, ``_matter_message``, ``_stop_broadcast``.
    """

    _name = "apk.broadcast.gate"
    _description = "Gate of texts to many people"

    @api.model
    def _judge(self, letters):
        """Count what one transaction has written so far; a document of the recipient's own is counted by itself.

        :param letters: rows that have just been made, or changed
        """
        act = self._act(letters._name)
        # sudo: whoever sends may not read the rows; they are only counted
        for letter in letters.sudo():
            matter = self._matter(letter)
            written = act.written.setdefault(matter, {})
            written[letter.id] = letter._outside_addresses() - self._invited(matter)
            if sum(map(len, written.values())) > FEW:
                self._judge_together(letter, written)

    @api.model
    def _act(self, model):
        """The act of this transaction, also after a savepoint of it was rolled back."""
        kept = self.env.cr.postcommit.data  # the cache of the cursor ends with a savepoint
        return kept.setdefault(f"apk_client.broadcast.{model}", Act({}, set()))

    @api.model
    def _note_left(self, letters):
        """What has left is counted also when its row is deleted, or rolled back, in the same transaction."""
        self._act(letters._name).left.update(letters.ids)

    @api.model
    def _matter(self, letter):
        """The recipient's own document that the letter is about, if it is about one."""
        message = letter._matter_message()
        is_own = self.env["apk.transactional.mail"]._is_transactional(message.model)
        return (message.model, message.res_id) if is_own else None

    @api.model
    def _invited(self, matter):
        """Addresses of the people whom a document invites; each of them is told about it."""
        model, document_id = matter or (None, None)
        if model not in INVITED:
            return set()
        # sudo: whoever sends may not read the document; its addresses are only counted
        document = self.env[model].sudo().browse(document_id).exists()
        return {email_normalize(one) for one in document.mapped(INVITED[model]) if one}

    @api.model
    def _judge_together(self, letters, written):
        """:param written: {id: addresses}; what need not be counted again is taken out"""
        colleagues = letters._known_colleagues(set().union(*written.values()))
        # a savepoint may have been rolled back; core deletes the row of what has left
        there = {*letters.browse(written).exists().ids, *self._act(letters._name).left}
        for one in [*written]:
            written[one] -= colleagues
            if not written[one] or one not in there:
                del written[one]
        if is_broadcast(set().union(*written.values())):
            self._refuse_a_colleague()
            letters.browse(written)._stop_broadcast()
            for one in [*written][: -FEW - 1]:  # the rest are enough to stop the next one
                del written[one]

    @api.model
    def _refuse_a_colleague(self):
        if self._is_a_colleague():
            raise BROADCAST_REFUSED(self.env, few=FEW)

    @api.model
    def _is_a_colleague(self):
        """Whether one is at work who can make a mailing instead: not a program, a client or a visitor."""
        return self.env.uid != SUPERUSER_ID and self.env.user._is_internal()

    @api.model
    def _let_through(self, recipients):
        """Who of the recipients of a post gets an e-mail.

        :param recipients: as ``mail.thread._notify_get_recipients`` returns them
        """
        outside = {one["email_normalized"] or one["id"] for one in recipients if one["share"]}
        if not is_broadcast(outside):
            return recipients
        self._refuse_a_colleague()
        return [one for one in recipients if not one["share"]]

    @api.model
    def _colleague_addresses(self, emails):
        """Of these addresses, those of the office's own people: an e-mail to them is no mailing to clients."""
        # sudo: a sender may not read users; addresses are compared, none is shown
        users = self.env["res.users"].sudo()
        return set(
            users.search(
                [("share", "=", False), ("partner_id.email_normalized", "in", list(emails))]
            ).mapped("email_normalized")
        )
