from odoo import api, fields, models


class ApkFormStamp(models.Model):
    """A form of a page for clients that was sent, and the page it led to; who has sent it and what is not kept.

    Of two sendings at once the second waits here until the first is committed, fails to serialise, and is tried again by
    Odoo: then it finds the result of the first.
    """

    _name = "apk.form.stamp"
    _description = "Form of a public page that was sent"
    _log_access = False
    _rec_name = "key"

    key = fields.Char(required=True, readonly=True)
    result = fields.Char(readonly=True)
    kept_until = fields.Datetime(required=True, readonly=True, index=True)

    _key_uniq = models.Constraint("UNIQUE(key)", "This form was sent already.")

    @api.model
    def _result_of(self, key):
        """
        :return: whether the form was sent already, and the path of the page it led to
        """
        self.env.cr.execute(
            "SELECT result FROM apk_form_stamp WHERE key = %s AND kept_until > %s",
            [key, fields.Datetime.now()],
        )
        row = self.env.cr.fetchone()
        return bool(row), row and row[0]

    @api.model
    def _spend(self, key, kept_until):
        """Only one of those who send the same goes on from here; what no longer stands is sent anew."""
        self._forget(key)
        self.env.cr.execute(
            "INSERT INTO apk_form_stamp (key, kept_until) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [key, kept_until],
            log_exceptions=False,  # a form sent twice at once is no error
        )

    @api.model
    def _forget(self, key):
        self.env.cr.execute(
            "DELETE FROM apk_form_stamp WHERE key = %s", [key], log_exceptions=False
        )

    @api.model
    def _keep_result(self, key, result):
        self.env.cr.execute(
            "UPDATE apk_form_stamp SET result = %s WHERE key = %s", [result or None, key]
        )

    @api.autovacuum
    def _gc_stamps(self):
        self.search([("kept_until", "<=", fields.Datetime.now())]).unlink()
