import re

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_knowledge.rules.search_query import all_words

LETTER = re.compile(r"[^\W\d_]")
NOT_DIGITS = re.compile(r"\D")


class ApkLineExpert(models.Model):
    """Who in the department answers for what, and by which number (п. 38 «определить наиболее подходящего сотрудника»)."""

    _name = "apk.line.expert"
    _description = "Colleague who consults"
    _order = "unit_id, name"
    _rec_names_search = ["name", "phone", "position"]

    name = fields.Char(required=True)
    user_id = fields.Many2one("res.users", ondelete="set null")
    position = fields.Char()
    phone = fields.Char(string="Number given to the client", required=True)
    extension = fields.Char(help="The short number at the telephone exchange, for a transfer.")
    unit_id = fields.Many2one("apk.unit", ondelete="restrict", index=True)
    function_ids = fields.Many2many(
        "apk.function", "apk_line_expert_function_rel", string="Consults on"
    )
    active = fields.Boolean(default=True)

    @api.onchange("user_id")
    def _onchange_user_id(self):
        self.name = self.name or self.user_id.name
        self.unit_id = self.unit_id or self.user_id.apk_unit_ids[:1]

    @api.model
    def _fitting(self, function):
        """Colleagues in the order in which they are offered: by the function, by its unit, all others."""
        experts = self.search([("active", "=", True)])
        if not function:
            return experts
        return experts.sorted(
            lambda expert: (
                function not in expert.function_ids,
                expert.unit_id != function.unit_id,
            )
        )

    def _rows(self, function):
        """For the call card: ``{id, name, position, unit, phone, extension, functions, fits, presence, away}``.

        ``presence``: ``talking`` on the line, else as the discussions show it, empty for a colleague without an account
        """
        talking = self._talking_now()
        return [
            {
                "id": expert.id,
                "name": expert.name,
                "position": expert.position or expert.unit_id.name or "",
                "unit": expert.unit_id.name or "",
                "phone": expert.phone,
                "extension": expert.extension or "",
                "functions": expert.function_ids.mapped("name"),
                "fits": bool(function) and function in expert.function_ids,
                "presence": expert._presence(talking),
                "away": expert._away(),
            }
            for expert in self
        ]

    def _away(self):
        self.ensure_one()
        return self.env["apk.absence"]._describe(self.user_id) if self.user_id else ""

    def _presence(self, talking):
        self.ensure_one()
        return "talking" if self.user_id in talking else self.user_id.im_status or ""

    @api.model
    def _talking_now(self):
        """Operators who are on the line at this moment: they cannot take a client over."""
        calls = self.env["apk.call"].sudo()  # sudo: a specialist sees only the own calls; only who
        # is talking leaves
        return calls.search([("state", "=", "talking"), ("linkedid", "!=", False)]).user_id

    @api.model
    def _find(self, text):
        """Colleagues by name, post, unit, number and what they consult on: words in any form, the last one unfinished."""
        experts, query = self.search([("active", "=", True)]), all_words(text)
        if not query:
            return experts
        if not LETTER.search(text):
            digits = NOT_DIGITS.sub("", text)
            return experts.filtered(lambda expert: digits in expert._digits())
        texts = [expert._searched_text() for expert in experts]
        found = SQL(
            """
            SELECT id FROM unnest(%s::int[], %s::text[]) AS expert (id, words)
             WHERE (to_tsvector('russian', words) || to_tsvector('simple', words)) @@ to_tsquery('russian', %s)
            """,
            experts.ids,
            texts,
            query,
        )
        ids = {expert_id for (expert_id,) in self.env.execute_query(found)}
        return experts.filtered(lambda expert: expert.id in ids)

    def _digits(self):
        return " ".join(NOT_DIGITS.sub("", one or "") for one in (self.phone, self.extension))

    def _searched_text(self):
        words = (self.name, self.position, self.unit_id.name)
        functions = self.function_ids
        parts = [*words, *functions.mapped("name"), *functions.area_id.mapped("name")]
        return " ".join(filter(None, parts)).replace("ё", "е")  # Russian: «Пётр» is typed «Петр»
