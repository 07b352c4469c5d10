"""Whatever a program of anybody's calls by RPC, it gets a value or a sentence; ``./apk bench fuzz_rpc`` calls as every role."""

from odoo.tests import TransactionCase, tagged

from . import rpc_calls

ROLES = ("apk_base.group_specialist", "base.group_system")


@tagged("post_install", "-at_install")
class TestRpcMethods(TransactionCase):
    def test_no_public_method_ends_in_a_traceback(self):
        rpc_calls.rows(self.env)
        people = rpc_calls.people(self.env)
        chosen = [*rpc_calls.calls(self.env)]
        self.assertGreater(len(chosen), 1500)
        for number, role in enumerate(ROLES):  # by turns: in CI each call is made once
            some = chosen[number :: len(ROLES)]
            self.assertEqual([*rpc_calls.faults(self.env, {role: people[role]}, some)], [])

    def test_nobody_opens_a_connection_to_a_mail_server_of_the_own_choice(self):
        call = rpc_calls.Call("ir.mail_server", "send_email", ("x", None, "127.0.0.1", 1))
        with self.assertRaisesRegex(Exception, "cannot be called remotely"):
            rpc_calls.call_kw(self.env["ir.mail_server"], call.method, list(call.args), {})
