import logging

from odoo import api, fields, models

from ..transactions import commit_each

_logger = logging.getLogger(__name__)


class ApkMadeFileMixin(models.AbstractModel):
    """A file made for somebody, in the background when it takes long: its maker sees how far it is and hears a bell.

    A model answers ``_make``, which writes ``file_id``; a scheduled job of the model calls ``_cron_make``.
    """

    _name = "apk.made.file.mixin"
    _description = "File made in the background"
    _inherit = "apk.protected.mixin"

    user_id = fields.Many2one(
        "res.users",
        string="Made by",
        required=True,
        default=lambda self: self.env.uid,
        ondelete="restrict",
        index=True,
        written_by="system",
    )
    state = fields.Selection(
        [
            ("draft", "To be made"),
            ("waiting", "Being made"),
            ("done", "Ready"),
            ("failed", "Failed"),
        ],
        default="draft",
        required=True,
        written_by="system",
    )
    done_percent = fields.Integer(string="Made, %", aggregator=None, written_by="system")
    failure = fields.Char(string="What went wrong", written_by="system")
    made_at = fields.Datetime(written_by="system")
    file_id = fields.Many2one("ir.attachment", ondelete="set null", written_by="system")
    file_name = fields.Char(related="file_id.name", string="File name")

    def _make(self):
        """Write the file, with the rights of the present user; its state says then that it is done.

        :return: False when the job has to stop before it is
        """
        raise NotImplementedError

    def _wait_for_it(self, job):
        """Let the scheduled job make it.

        :param job: external id of the job
        :return: the action that shows that it is being made
        """
        # sudo: nobody writes the state; who may make the file was asked before
        own = self.sudo()
        own.write({"state": "waiting", "done_percent": 0, "failure": False})
        self.env.ref(job)._trigger()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_download(self):
        self.ensure_one()
        self.check_access("read")
        url = f"/web/content/{self.file_id.id}?download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _tell_progress(self, percent):
        """Who waits in the background sees how far it is.

        :return: whether the job has time left
        """
        # sudo: nobody writes how far a file is; the job that makes it does
        own = self.sudo()
        own.done_percent = min(99, percent)
        return self.env["ir.cron"]._commit_progress() > 0

    @api.model
    def _cron_make(self):
        """Files that are too long to wait for, one a transaction; their owners hear a bell."""
        waiting = self.search([("state", "=", "waiting")], order="id")
        commit_each(waiting, self._make_for_owner)

    @api.model
    def _make_for_owner(self, record):
        """With the owner's rights: a background job must not show more than its reader may read."""
        owner = record.user_id
        own = record.with_user(owner).with_context(lang=owner.lang)
        try:
            if own._make() is False:
                return False
        except Exception as error:  # broad: whoever waits must learn that it will not come
            self.env.cr.rollback()
            _logger.exception("%s could not be made", record)
            record.write({"state": "failed", "failure": str(error)[:250]})
        own._ring()
        return True

    def _ring(self):
        """A bell for who has asked: the file is one press away."""
        name = self.display_name
        if self.state == "done":
            message = self.env._("%s: the file is ready.", name)
            button = {"name": self.env._("Download"), "model": self._name, "ids": self.ids}
            payload = {"message": message, "sticky": True}
            payload["button"] = {**button, "method": "action_download"}
        else:
            payload = {
                "message": self.env._("%s: the file could not be made.", name),
                "sticky": True,
            }
        self.user_id._bus_send("apk_base.toast", payload)
