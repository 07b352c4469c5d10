from datetime import date

from odoo import api, fields, models, tools

from ..messages import (
    ABSENCE_ENDS_BEFORE_IT_BEGINS,
    ABSENCE_OVERLAPS,
    SUBSTITUTE_CANNOT_STAND_IN,
    SUBSTITUTE_IS_ABSENT,
)
from ..rules.person_names import surname_and_initials
from ..rules.russian_dates import format_day

KINDS = [
    ("leave", "Leave"),
    ("illness", "Illness"),
    ("trip", "Business trip"),
    ("other", "Other absence"),
]
CHAIN = 5  # substitutes of substitutes that are followed


class ApkAbsence(models.Model):
    """Who is away, from which day to which, and who stands in: work given in these days goes there (п. 3, 66).

    The substitute sees and does what the absent one would by sharing a unit; where the absent one heads a unit, by being
    a head, too. So an absence opens no message to anybody: it only moves what is asked of whom.
    """

    _name = "apk.absence"
    _description = "Absence"
    _inherit = "apk.cached.mixin"
    _order = "first_day desc, id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users", string="Who is away", required=True, ondelete="cascade", index=True
    )
    kind = fields.Selection(KINDS, required=True, default="leave")
    first_day = fields.Date(
        string="From", required=True, default=lambda self: self.env["apk.office"]._today()
    )
    last_day = fields.Date(string="To (last day away)", required=True)
    substitute_id = fields.Many2one("res.users", string="Stands in", ondelete="restrict")

    def write(self, vals):
        result = super().write(vals)
        if "user_id" in vals:
            self.check_access("write")  # core asks before: an own absence would become anybody's
        return result

    @api.constrains("user_id", "first_day", "last_day")
    def _check_days(self):
        for absence in self:
            if absence.last_day < absence.first_day:
                raise ABSENCE_ENDS_BEFORE_IT_BEGINS(self.env)
            if absence._same_days_of(absence.user_id) - absence:
                raise ABSENCE_OVERLAPS(self.env, person=absence.user_id.name)

    @api.constrains("user_id", "substitute_id", "first_day", "last_day")
    def _check_substitute(self):
        """Whoever stands in must see the messages, decide what a head decides, and be there on the first day."""
        for absence in self.filtered("substitute_id"):
            person, substitute = absence.user_id, absence.substitute_id
            if not person._may_be_stood_in_by(substitute):
                raise SUBSTITUTE_CANNOT_STAND_IN(
                    self.env, person=person.name, substitute=substitute.name
                )
            if absence._same_days_of(substitute):
                raise SUBSTITUTE_IS_ABSENT(self.env, substitute=substitute.name)

    def _same_days_of(self, person):
        """Absences of a person that share a day with this one."""
        days = [("first_day", "<=", self.last_day), ("last_day", ">=", self.first_day)]
        everybody = (
            self.sudo()
        )  # sudo: the rows of a substitute may be hidden; whether there are any leaves
        return everybody.search([("user_id", "=", person.id), *days])

    @api.model
    def _away_today(self):
        """``{id of a person: (id of the substitute or False, last day)}`` of those who are away on the office's day."""
        return self._away_on(self.env["apk.office"]._today().isoformat())

    @api.model
    @tools.ormcache("day")
    def _away_on(self, day):
        """
        :param day: ISO text, as the cache keeps it
        """
        everybody = self.sudo()  # sudo: who works with messages asks; who stands in leaves
        on_day = [("first_day", "<=", day), ("last_day", ">=", day)]
        return {
            one.user_id.id: (one.substitute_id.id, one.last_day.isoformat())
            for one in everybody.search(on_day)
        }

    @api.model
    def _stood_in_by(self, person):
        """People who are away today and for whom this person stands in.

        :return: ``res.users``
        """
        away = self._away_today()
        absent = [one for one in away if self._stand_in_id(one) == person.id]
        return self.env["res.users"].browse(absent)

    @api.model
    def _stand_in_id(self, person_id):
        """The id of who does a person's work today, the person's own when nobody away; False when nobody stands in."""
        away = self._away_today()
        for _step in range(CHAIN):
            if person_id not in away:
                return person_id
            person_id = away[person_id][0]
        return False

    @api.model
    def _describe(self, person):
        """«away until 5 December, stands in: Румянцева Е. П.»; empty for who is present."""
        away = self._away_today().get(person.id)
        if not away:
            return ""
        until = format_day(date.fromisoformat(away[1]))
        substitute = person._stand_in()
        if substitute == person or not substitute:
            return self.env._("away until %s", until)
        name = surname_and_initials(substitute.sudo().name)  # sudo: a colleague's name
        return self.env._("away until %(day)s, stands in: %(person)s", day=until, person=name)
