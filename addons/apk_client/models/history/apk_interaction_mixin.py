from odoo import fields, models


class ApkInteractionMixin(models.AbstractModel):
    """A record whose events belong to the client's history (п. 6)."""

    _name = "apk.interaction.mixin"
    _description = "Writes the client's history"

    def _log_interaction(
        self, partner, kind, summary, *, channel=None, happened_at=None, message=None
    ):
        """Add one event; without a client there is no history to add to.

        :param message: the ``mail.message`` with the words and files of the event, if it has one
        """
        self.ensure_one()
        if not partner:
            return
        # sudo: no role may write the history; the act that calls this has checked its own rights
        history = self.env["apk.interaction"].sudo()
        history.create(
            {
                "partner_id": partner.id,
                "happened_at": happened_at or fields.Datetime.now(),
                "kind": kind,
                "channel_id": channel.id if channel else False,
                "summary": summary,
                "mail_message_id": message.id if message else False,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
