from odoo import api, fields, models

from .office_time import to_local

ROWS = 7
ALWAYS_SHOWN = ("overdue", "today")


class ApkDesk(models.AbstractModel):
    """«My desk»: what one person has to do now, in queues, the most pressing first; the first page of the suite.

    A service without fields: every addon adds the queues of its own records.
    """

    _name = "apk.desk"
    _description = "My desk"

    @api.model
    def desk(self):
        """What the signed-in user may see anyway, sorted into queues.

        :return: list of ``{key, name, model, domain, count, rows}``; a queue shows at most ``ROWS`` rows
        :raises AccessError: nothing here is for the signed-in user
        """
        if not self._has_desk():
            self.env["apk.deadline"].check_access("read")
        return [queue for queue in self._queues() if queue["count"] or queue["key"] in ALWAYS_SHOWN]

    @api.model
    def _has_desk(self):
        """Is there anything here for the signed-in user; an addon above has more to lay on the desk."""
        return self.env["apk.deadline"].has_access("read")

    def _queues(self):
        """Queues of what the user may read; an addon above adds its own."""
        yield from ()

    def _as_queue(self, key, name, model, domain, rows):
        count = self.env[model].search_count(domain)
        this_year = (
            f" {to_local(fields.Datetime.now()).year} г."  # Russian: the year goes without saying
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
