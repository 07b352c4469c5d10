from odoo import fields, models


class ApkArticleUsing(models.Model):
    """The use of an article in a reply or on a call leaves a trace (п. 23)."""

    _inherit = "apk.article"

    def _log_use(self, record, used_in):
        """:param record: the message or the call that the article is used in
        :param used_in: ``reply`` or ``call``
        """
        self.check_access("read")
        articles = self.sudo()  # sudo: no role creates traces; who may read an article may use it
        articles.env["apk.article.use"].create(
            [
                {
                    "article_id": article.id,
                    "user_id": self.env.uid,
                    "res_model": record._name,
                    "res_id": record.id,
                    "used_in": used_in,
                }
                for article in self
            ]
        )


class ApkArticleUse(models.Model):
    """One use of an article by an employee."""

    _name = "apk.article.use"
    _description = "Use of an article in work"
    _order = "id desc"
    _rec_name = "article_id"

    article_id = fields.Many2one("apk.article", required=True, ondelete="cascade", index=True)
    user_id = fields.Many2one("res.users", string="Who", ondelete="restrict")
    used_in = fields.Selection(
        [("reply", "Put into a reply"), ("call", "Read on a call")], string="How", required=True
    )
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")

    _record_idx = models.Index("(res_model, res_id)")
