from odoo import api, fields, models

from ..office_time import to_local

ROWS = 7
ALWAYS_SHOWN = ("overdue", "today")


class ApkDesk(models.AbstractModel):
    """«My desk», the home page of the suite: what the user has to do now, in queues, the most pressing first.

    A service without fields: an addon overrides ``_queues`` and ``_has_desk`` for its own records.
    """

    _name = "apk.desk"
    _description = "My desk"

    @api.model
    def desk(self):
        """The queues of the signed-in user, of records that the user may read; empty ones are left out.

        :return: list of ``{key, name, model, domain, count, rows}``, ``action`` where «Show all» opens another list,
            ``is_alert`` where it is shown in red, even when it is empty;
            at most ``ROWS`` rows, each ``{id, name, subject, who, due}``
        :raises AccessError: the user works with none of the records
        """
        if not self._has_desk():
            self.env["apk.deadline"].check_access("read")
        return [
            queue
            for queue in self._queues()
            if queue["count"] or queue["key"] in ALWAYS_SHOWN or queue.get("is_alert")
        ]

    @api.model
    def _has_desk(self):
        """Whether the signed-in user works with any of the records; an addon adds its own with ``or``."""
        return self.env["apk.deadline"].has_access("read")

    def _queues(self):
        """Yields queues, each made by ``_as_queue``; an addon yields its own before or after those of super."""
        yield from ()

    def _as_queue(self, key, name, model, domain, rows):
        """A queue for the screen; the due dates lose the year when it is the current one."""
        count = self.env[model].search_count(domain)
        this_year = (
            f" {to_local(fields.Datetime.now()).year} г."  # Russian: the ending of ``format_day``
        )
        rows = [{**row, "due": row["due"].removesuffix(this_year)} for row in rows]
        return {
            "key": key,
            "name": name,
            "model": model,
            "domain": list(domain),
            "count": count,
            "rows": rows,
        }
