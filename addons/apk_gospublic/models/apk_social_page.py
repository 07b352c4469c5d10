import secrets

from odoo import api, fields, models

from odoo.addons.apk_base.rules.secret_link import new_token

from ..messages import NETWORK_DID_NOT_ANSWER
from ..rules import max_messenger, vk
from ..rules.network import Refused
from .network_calls import NoAnswer, call

NETWORKS = {"vk": vk, "max": max_messenger}
KEYS = "apk_base.group_administrator"


class ApkSocialPage(models.Model):
    """The department's own page in a network (п. 62, 80): by which door its messages come, with which key answers leave."""

    _name = "apk.social.page"
    _description = "Page in a social network"
    _inherit = "mail.thread"  # every change has its trace
    _order = "network, name"

    name = fields.Char(required=True, tracking=True)
    network = fields.Selection(
        [("vk", "VKontakte"), ("max", "MAX messenger")], required=True, default="vk", tracking=True
    )
    active = fields.Boolean(default=True, tracking=True)
    code = fields.Char(string="Number of the community", help="Of VKontakte: digits.")
    token = fields.Char(string="Key of access", groups=KEYS, copy=False)
    secret = fields.Char(
        string="Secret of the calls",
        groups=KEYS,
        copy=False,
        default=lambda self: secrets.token_hex(16),
        help="Enter the same in the settings of the network.",
    )
    confirmation = fields.Char(
        string="Code of confirmation",
        groups=KEYS,
        copy=False,
        help="VKontakte shows it where the address of the server is entered.",
    )
    host = fields.Char(
        string="Server of the network", help="Empty: as its documentation names it.", groups=KEYS
    )
    ca_file = fields.Char(
        string="File of root certificates",
        groups=KEYS,
        help="MAX uses a certificate of the Ministry of Digital Development: its path on the server.",
    )
    door = fields.Char(groups=KEYS, copy=False, default=lambda self: new_token())
    callback_url = fields.Char(
        string="Address for the calls", compute="_compute_callback_url", groups=KEYS
    )
    called_at = fields.Datetime(string="Last message", compute="_compute_called_at")

    _door_uniq = models.Constraint("UNIQUE(door)", "This address belongs to another page.")

    @api.depends("door")
    def _compute_callback_url(self):
        for page in self:
            page.callback_url = f"{page.get_base_url()}/apk/social/{page.door}"

    def _compute_called_at(self):
        # sudo: an administrator of pages may not read what clients wrote; only the moment is shown
        events = self.env["apk.social.event"].sudo()
        rows = events._read_group([("page_id", "in", self.ids)], ["page_id"], ["create_date:max"])
        latest = dict(rows)
        for page in self:
            page.called_at = latest.get(page, False)

    @api.model
    def _by_door(self, door):
        # sudo: a network has no account and reads nothing; its secret is checked next
        pages = self.sudo()
        return pages.search([("door", "=", door)], limit=1)

    def _rules(self):
        return NETWORKS[self.network]

    def _host(self):
        return (self.host or self._rules().HOST).rstrip("/")

    def _name_of(self, person):
        """As the person is called in the network; empty where it does not say."""
        if self.network != "vk":
            return ""
        try:
            return vk.name_in(call(self, vk.who_is(self.token or "", person), vk.check))
        except (Refused, NoAnswer):
            return ""

    def _send(self, person, text, once):
        """
        :param int once: number of the message
        :raises Refused, NoAnswer: see ``network_calls.call``
        """
        rules = self._rules()
        call(self, rules.message(self.token or "", person, text, once), rules.check)

    def action_check(self):
        """Does the key work?"""
        self.ensure_one()
        self.check_access("write")
        try:
            call(self, self._rules().probe(self.token or ""), self._rules().check)
        except (Refused, NoAnswer) as error:
            raise NETWORK_DID_NOT_ANSWER(self.env, words=str(error)) from error
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": self.env._("The network accepts the key."), "type": "success"},
        }
