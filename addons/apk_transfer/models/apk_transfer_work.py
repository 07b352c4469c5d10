import logging
from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

from .apk_transfer import LOADABLE, RUNNING

_logger = logging.getLogger(__name__)

AT_ONCE = 300  # rows that somebody waits for
BATCH = 50
ENDS = {"checking": "checked", "loading": "loaded", "undoing": "undone"}


class ApkTransferWork(models.Model):
    """The three steps over the rows: tried and rolled back, kept, taken back; in batches, long ones in the background."""

    _inherit = "apk.transfer"

    def _run(self, step):
        """Do the step now, or let the scheduler do it.

        :param step: a key of ``ENDS``
        """
        self._set_state(step, failure=False)
        if self.row_count <= AT_ONCE:
            while self._do_batch():
                pass
        else:
            self.env.ref("apk_transfer.ir_cron_transfer")._trigger()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    @api.model
    def _cron_run(self):
        """The oldest step that is under way, with the rights of who has begun it."""
        commit_progress = self.env["ir.cron"]._commit_progress
        for transfer in self.search([("state", "in", RUNNING)], order="id"):
            owner = transfer.write_uid if transfer.write_uid.active else transfer.create_uid
            own = transfer.with_user(owner).with_context(lang=self.env["apk.office"]._lang())
            while own._do_batch_or_fail():
                if commit_progress(1, remaining=own._rows_to_do(count=True)) <= 0:
                    return
            own._ring()
            commit_progress(1, remaining=0)

    def _ring(self):
        """A bell for who waits: how the step has ended."""
        own = self.sudo()  # sudo: who has begun it hears how it has ended, whatever rights are left
        states = dict(own._fields["state"]._description_selection(self.env))
        message = f"{own.display_name}: {own.failure or states[own.state]}"
        self.env.user._bus_send("apk_base.toast", {"message": message, "sticky": True})

    def _do_batch_or_fail(self):
        """A step that breaks down ends where the last batch ended, and says so."""
        try:
            return self._do_batch()
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            raise
        except Exception as error:  # broad: whoever waits must learn that it will not go on
            self.env.cr.rollback()
            _logger.exception("%s has broken down", self)
            own = self.sudo()  # sudo: whoever has begun it may have lost the right since
            is_begun = own.state != "checking" and own.loaded_count
            back = "loaded" if is_begun else "draft" if own.state == "checking" else "checked"
            self._set_state(back, failure=str(error)[:250])
            return False

    def _rows_to_do(self, count=False):
        domain = [("transfer_id", "=", self.id), ("state", "in", self._states_to_do())]
        rows = self.env["apk.transfer.row"]
        if count:
            return rows.search_count(domain)
        order = "line desc, id desc" if self.state == "undoing" else "line, id"
        return rows.search(domain, order=order, limit=BATCH)

    def _do_batch(self):
        """:return: whether there are rows left"""
        rows = self._rows_to_do()
        if not rows:
            self._end()
            return False
        act = self._take_back if self.state == "undoing" else self._load
        outcomes = self._tried(rows, act, keeps=self.state != "checking")
        for row in rows:
            # sudo: nobody writes rows; what became of them is recorded
            row.sudo().write(self._to_record(outcomes[row.id]))
        return True

    def _to_record(self, outcome):
        """Of a trial only what it has found is kept."""
        if self.state != "checking" or outcome["state"] == "error":
            return outcome
        is_twin = not outcome.get("is_new")
        return {"state": "twin" if is_twin else "ok", "problem": outcome.get("problem")}

    def _tried(self, rows, act, keeps):
        """All of a batch in one go, as most tables are in order; one by one when a row of it is not.

        :return: id of the row -> values to record
        """
        try:
            with self._attempt(keeps):
                return {row.id: act(row) for row in rows}
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            raise
        except Exception:  # broad: each row is tried again by itself, and answers for itself
            _logger.info("A batch of %s has a row that is refused", self)
        outcomes = {}
        for row in rows:
            try:
                with self._attempt(keeps):
                    outcomes[row.id] = act(row)
            except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
                raise
            except Exception as error:  # broad: a row that is refused must not stop the others
                state = "stayed" if self.state == "undoing" else "error"
                outcomes[row.id] = {"state": state, "problem": self._why(error)}
        return outcomes

    @contextmanager
    def _attempt(self, keeps):
        with self.env.cr.savepoint() as point:
            yield
            self.env.flush_all()
            if not keeps:
                point.rollback()

    def _why(self, error):
        if isinstance(error, (UserError, ValidationError)):
            return str(error)
        _logger.warning("A row of %s was refused", self, exc_info=error)
        first = next(iter(str(error).splitlines()), type(error).__name__)
        return self.env._("The database refuses it: %s", first[:200])

    def _load(self, row):
        """The record of a row.

        :return: values of the row
        """
        kind, cells = self._kind(), row.cells
        found = kind._find(cells)
        if found and self.twin_policy != "new":
            return self._filled(row, kind, found, cells)
        record, beside = kind._make_record(cells, self)
        return {
            "state": "loaded",
            "res_model": record._name,
            "res_id": record.id,
            "is_new": True,
            "former": beside,
            "fingerprint": kind._fingerprint(record),
            "problem": False,
        }

    def _filled(self, row, kind, found, cells):
        """Whoever is here already is left alone, or gets what the card lacks."""
        name = found.display_name
        former = kind._fill(found, cells) if self.twin_policy == "fill" else None
        if former is None:
            text = self.env._("Is here already: %s. The row is left out.", name)
            return {"state": "skipped", "problem": text}
        labels = [found._fields[one]._description_string(self.env) for one in former["before"]]
        text = self.env._(
            "Is here already: %(name)s. Filled in: %(fields)s.",
            name=name,
            fields=", ".join(labels) or self.env._("nothing, the card has it all"),
        )
        return {
            "state": "loaded",
            "res_model": found._name,
            "res_id": found.id,
            "is_new": False,
            "former": former,
            "problem": text,
        }

    def _take_back(self, row):
        self._kind()._take_back(row)
        return {"state": "undone", "problem": False}

    def _end(self):
        if self.state == "checking":
            self._mark_same_rows()
        self._set_state(ENDS[self.state])

    def _mark_same_rows(self):
        """Two rows of one client or one number: the second would find what the first has brought."""
        groups = self.env["apk.transfer.row"]._read_group(
            [("transfer_id", "=", self.id), ("key", "!=", False), ("state", "in", LOADABLE)],
            ["key"],
            ["id:recordset"],
            [("__count", ">", 1)],
        )
        for _key, rows in groups:
            first, *others = rows.sorted("line")
            for row in others:
                text = self.env._("The same as row %s of this table.", first.line)
                # sudo: nobody writes rows; what was found is recorded
                row.sudo().write({"state": "twin", "problem": text})
