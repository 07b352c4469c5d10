import base64
import json
import logging

from odoo import api, fields, models
from odoo.tools import ormcache

from odoo.addons.apk_base.office_time import to_local

from ..rules.publishing import Measured, reasons_to_hold_back
from ..rules.trained import BadFile, Trained

ASPECTS = [("topic", "Topic"), ("need", "Typical need")]
STATES = [("held", "Held back"), ("in_use", "In use"), ("former", "Former")]
KEPT_MODELS = 10  # of each aspect

_logger = logging.getLogger(__name__)


class ApkTriageModel(models.Model):
    """What was learned from judged messages, how well it did on unseen ones, and whether it is used (п. 66).

    A model proposes, people decide. It holds stems of words and numbers, no message and no name of a client.
    """

    _name = "apk.triage.model"
    _description = "Trained model"
    _inherit = ["apk.cached.mixin", "apk.protected.mixin"]
    _order = "trained_at desc, id desc"

    aspect = fields.Selection(ASPECTS, string="Recognises", required=True, written_by="system")
    state = fields.Selection(STATES, default="held", required=True, written_by="system")
    trained_at = fields.Datetime(default=fields.Datetime.now, required=True, written_by="system")
    message_count = fields.Integer(string="Learned from messages", written_by="system")
    right = fields.Float(aggregator=None, written_by="system")
    right_by_words = fields.Float(
        string="Right by dictionaries", aggregator=None, written_by="system"
    )
    balance = fields.Float(string="F1 over all values", aggregator=None, written_by="system")
    held_words = fields.Boolean(string="Not better than the dictionaries", written_by="system")
    held_worse = fields.Boolean(string="Worse than the former model", written_by="system")
    held_forgot = fields.Boolean(string="Forgot a value that was found before", written_by="system")
    data = fields.Binary(attachment=True, written_by="system")
    score_ids = fields.One2many(
        "apk.triage.score", "model_id", string="Values", written_by="system"
    )

    _in_use_uniq = models.UniqueIndex(
        "(aspect) WHERE state = 'in_use'", "One model of a kind alone can be in use."
    )

    @api.depends("aspect", "trained_at")
    def _compute_display_name(self):
        for model in self:
            aspect = dict(self._fields["aspect"]._description_selection(self.env))[model.aspect]
            day = to_local(model.trained_at).strftime("%d.%m.%Y")
            model.display_name = f"{aspect}, {day}"

    def _directory(self):
        return self.env[{"topic": "apk.topic", "need": "apk.need"}[self.aspect]]

    @api.model
    def _cron_learn(self):
        """Once a week: learn anew where people have judged something since."""
        for aspect, _name in ASPECTS:
            messages = self._messages(aspect)
            last = self.search([("aspect", "=", aspect)], limit=1)
            if self._are_enough(messages) and len(messages) != last.message_count:
                learned = self._train(messages)
                if learned:
                    self._keep(aspect, len(messages), learned)

    @api.model
    def _keep(self, aspect, message_count, learned):
        """Keep what was learned; use it where it is better than what is used now."""
        measured = Measured(**learned["measured"])
        used = self.search([("aspect", "=", aspect), ("state", "=", "in_use")])
        reasons = reasons_to_hold_back(measured, used._measured())
        # sudo: nobody may create models by hand; this one was learned just now
        model = self.sudo().create(
            {
                "aspect": aspect,
                "message_count": message_count,
                "right": measured.right,
                "right_by_words": measured.right_by_words,
                "balance": measured.balance,
                **{f"held_{reason}": True for reason in reasons},
                "data": base64.b64encode(json.dumps(learned["model"]).encode()),
                "score_ids": [
                    (0, 0, {"value": value, "message_count": count, "found": share})
                    for value, (count, share) in measured.found.items()
                ],
            }
        )
        if not reasons:
            model._put_in_use()
        # sudo: nobody may write models by hand; only the flag of the one in use changes
        models = self.sudo()
        old = models.search([("aspect", "=", aspect), ("state", "!=", "in_use")])
        old[KEPT_MODELS:].unlink()
        return model

    def _measured(self):
        """As ``rules.publishing`` wants it; None where there is no model."""
        if not self:
            return None
        found = {score.value: (score.message_count, score.found) for score in self.score_ids}
        return Measured(self.right, self.right_by_words, self.balance, found)

    def _put_in_use(self):
        used = self.search([("aspect", "=", self.aspect), ("state", "=", "in_use")])
        used.state = "former"
        self.env.flush_all()
        self.state = "in_use"

    def action_use(self):
        """A person decides: this model is used from now on, whatever the program thought of it."""
        self.ensure_one()
        self.check_access("write")
        # sudo: nobody may write models by hand; the administrator's button was checked above
        self.sudo()._put_in_use()

    def action_stop(self):
        """The dictionaries alone propose again."""
        self.check_access("write")
        # sudo: nobody may write models by hand; only its state changes, by a button that checks the right
        self.sudo().state = "former"

    @api.model
    def action_learn_now(self):
        """Learn at once, outside of this request."""
        self.check_access("write")
        # sudo: an administrator of the suite may not touch scheduled jobs; this one is only woken earlier
        self.env.ref("apk_triage.ir_cron_learn").sudo()._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": self.env._(
                    "Training begins within a minute. Come back to this list later."
                ),
                "type": "info",
            },
        }

    @api.model
    @ormcache()
    def _used(self):
        """What proposes now: aspect -> ``rules.trained.Trained``; a damaged file is as no model."""
        used = {}
        # sudo: a message is triaged before anybody with rights has opened it; weights hold no personal data
        models = self.sudo()
        for model in models.search([("state", "=", "in_use")]):
            try:
                read = Trained.from_json(
                    base64.b64decode(model.with_context(bin_size=False).data or b"")
                )
                used[model.aspect] = read, model.message_count
            except BadFile as error:
                _logger.error("The trained model %s cannot be read: %s", model.id, error)
        return used
