import hashlib
import hmac
import logging
from contextlib import suppress
from datetime import timedelta

from psycopg2.errors import SerializationFailure

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import ormcache

from .key_files import CLIENTS, copy_keys, digest, key_of, read_key, throw_key_away

KEYS_OF = (
    "apk_feedback.keys_of"  # identifiers of databases whose keys these are, the present one last
)
SHOWN_FOR = timedelta(days=30)

_logger = logging.getLogger(__name__)


class ApkFeedbackKey(models.Model):
    """What the database knows of a key outside it: enough to see that it is another one, nothing of the key itself.

    A database that was restored or copied without its key files would make them anew, and nobody would see it: every
    used link would be good again, and each client would be two people.
    """

    _name = "apk.feedback.key"
    _description = "Key of questionnaires"
    _log_access = False

    name = fields.Char(required=True, readonly=True)
    check_value = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS)
    lost_at = fields.Datetime(string="Found lost", readonly=True)

    _name_uniq = models.Constraint("UNIQUE(name)", "This key is known already.")

    def _register_hook(self):
        super()._register_hook()
        self._take_over_keys()

    @api.model
    def _take_over_keys(self):
        """After ``odoo db load`` or ``duplicate`` the database has another identifier: its keys get the new name.

        Once for each former identifier: a key that is thrown away later does not come back. While no key of a former
        one is there (its files may be brought later), it is remembered.
        """
        self.env.cr.execute(
            "SELECT key, value FROM ir_config_parameter WHERE key IN ('database.uuid', %s)",
            [KEYS_OF],
        )
        values = dict(self.env.cr.fetchall())
        present, known = values["database.uuid"], values.get(KEYS_OF, "").split()
        former = [database for database in known if database != present]
        sought = [database for database in former if not copy_keys(database, present)]
        if [*sought, present] != known:
            self._remember_keys_of([*sought, present])

    def _remember_keys_of(self, databases):
        """Of processes that start at once one writes it; what the others would write is the same."""
        with suppress(SerializationFailure), self.env.cr.savepoint(flush=False):
            self.env.cr.execute(
                "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)"
                " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
                [KEYS_OF, " ".join(databases)],
                log_exceptions=False,
            )

    @api.model
    def _is_lost(self, name):
        """Whether the key that was used is not there: its file is missing, or is another key's."""
        known = self._known(name)
        return bool(known) and known != self._check_value(name)

    @api.model
    def _ensure(self, name):
        """Make the key that there has never been, or a new one for what is lost.

        :return: whether one was lost
        """
        is_lost = self._is_lost(name)
        key_of(self.env, name)
        lost_at = fields.Datetime.now() if is_lost else None
        if is_lost:
            _logger.warning("The key %s of questionnaires is lost, a new one is in use", name)
        if is_lost or not self._known(name):
            self.env.cr.execute(
                "INSERT INTO apk_feedback_key (name, check_value, lost_at) VALUES (%s, %s, %s)"
                " ON CONFLICT (name) DO UPDATE"
                " SET check_value = EXCLUDED.check_value, lost_at = EXCLUDED.lost_at",
                [name, self._check_value(name), lost_at],
            )
            self.env.registry.clear_cache()
        return is_lost

    @api.model
    def _person(self, client):
        """Digest of a client; when its key was lost, all who were invited before count as one person."""
        if self._ensure(CLIENTS):
            self.env["apk.invitation"]._merge_people()
        return digest(self.env, CLIENTS, client)

    @api.model
    def _throw_away(self, name):
        """The key goes when the transaction is committed; nobody asks for it any more."""
        self.env.cr.execute("DELETE FROM apk_feedback_key WHERE name = %s", [name])
        self.env.registry.clear_cache()
        self.env.cr.postcommit.add(lambda: throw_key_away(self.env, name))

    @api.model
    def _lost_lately(self):
        return Domain("lost_at", ">", fields.Datetime.now() - SHOWN_FOR)

    @api.model
    @ormcache("name")
    def _known(self, name):
        """Kept in the memory of the process: it is asked at every invitation and changes once a quarter."""
        self.env.cr.execute("SELECT check_value FROM apk_feedback_key WHERE name = %s", [name])
        return next(iter(self.env.cr.fetchone() or ()), None)

    def _check_value(self, name):
        """:return: None when there is no key"""
        key = read_key(self.env, name)
        return key and hmac.new(key, b"apk_feedback check", hashlib.sha256).hexdigest()
