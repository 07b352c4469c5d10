from odoo import api, fields, models

from ..exceptions import RatingIsNotTypedIn

ANSWERED = ("yes", "no")
QUALITY = ("satisfied", "partly", "not_satisfied")


class ApkConsultationMark(models.Model):
    """The client's two answers after a consultation (п. 43), without a way to the caller (п. 80).

    The operator has heard them, so the operator and the day are known; the call, the number, the client and the moment
    are not. An id drawn at random does not put the rows into the order of the calls.
    """

    _name = "apk.consultation.mark"
    _description = "Mark of a consultation"
    _log_access = False
    _order = "day desc, id"
    _rec_name = "day"

    day = fields.Date(required=True, readonly=True)
    user_id = fields.Many2one("res.users", string="Operator", readonly=True, ondelete="restrict")
    is_declined = fields.Boolean(string="Declined to answer", readonly=True)
    answered = fields.Selection(
        [("yes", "Yes"), ("no", "No")],
        string="Has your question been answered?",
        readonly=True,
    )
    quality = fields.Selection(
        [
            ("satisfied", "Satisfied"),
            ("partly", "Partly satisfied"),
            ("not_satisfied", "Not satisfied"),
        ],
        string="Rate the work of the consultant",
        readonly=True,
    )

    def init(self):
        # Not random(): it is reckoned from a seed, and who knows some ids could put the others into order.
        self.env.cr.execute(
            "ALTER TABLE apk_consultation_mark ALTER COLUMN id SET DEFAULT"
            " GREATEST(1, ('x' || left(gen_random_uuid()::text, 8))::bit(32)::int & 2147483647)"
        )

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        raise RatingIsNotTypedIn(self.env)

    @api.model
    def _take_down(self, user, answered, quality):
        """Keep the answers of one talk; each of the two may be left out, both left out is a refusal."""
        answered = answered if answered in ANSWERED else None
        quality = quality if quality in QUALITY else None
        is_kept = None
        while not is_kept:  # a drawn id that is taken already is drawn again
            self.env.cr.execute(
                "INSERT INTO apk_consultation_mark (day, user_id, is_declined, answered, quality)"
                " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (id) DO NOTHING RETURNING 1",
                [
                    self.env["apk.line"]._local_now().date(),
                    user.id,
                    not (answered or quality),
                    answered,
                    quality,
                ],
            )
            is_kept = self.env.cr.fetchone()

    @api.model
    def _cron_mix_marks(self):
        """Lay fresh rows down anew in the order of their random ids: see ``apk.answer._cron_mix_answers``."""
        self.env.cr.execute(
            "WITH taken AS (DELETE FROM apk_consultation_mark WHERE day >= %s RETURNING *)"
            " INSERT INTO apk_consultation_mark (id, day, user_id, is_declined, answered, quality)"
            " SELECT id, day, user_id, is_declined, answered, quality FROM taken ORDER BY id",
            [self.env["apk.line"]._local_now().date().replace(day=1)],
        )
        self.invalidate_model()
