from odoo import api, fields, models


class ApkClassifierNode(models.Model):
    """A node of the all-Russian thematic classifier of appeals: section, subject, topic, question, subquestion.

    Its names and codes are official; the department's own topics lead to them.
    """

    _name = "apk.classifier.node"
    _description = "Node of the all-Russian classifier"
    _order = "code"
    _parent_store = True
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, readonly=True)
    name = fields.Char(required=True, readonly=True, index="trigram")
    parent_id = fields.Many2one(
        "apk.classifier.node", readonly=True, ondelete="restrict", index=True
    )
    parent_path = fields.Char(index=True)
    valid_from = fields.Date(readonly=True)
    valid_to = fields.Date(readonly=True)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "This code is already in the classifier.")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for node in self:
            node.display_name = f"{node.code} {node.name}"

    @api.model
    def _load_entries(self, entries):
        """Add new nodes, rename and date known ones; nothing is deleted, old codes stay in old messages.

        :param entries: ``rules.classifier.Entry`` with parents before children
        :return: (added, changed)
        """
        known = {node.code: node for node in self.with_context(active_test=False).search([])}
        added = changed = 0
        for entry in entries:
            values = {
                "name": entry.name,
                "valid_from": entry.valid_from,
                "valid_to": entry.valid_to,
                "parent_id": known[entry.parent].id if entry.parent in known else False,
            }
            node = known.get(entry.code)
            if node is None:
                known[entry.code] = self.create({"code": entry.code, **values})
                added += 1
            elif any(
                (node[name].id if name == "parent_id" else node[name]) != value
                for name, value in values.items()
            ):
                node.write(values)
                changed += 1
        return added, changed
