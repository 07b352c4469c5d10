"""Lines that guard something, each with a change that takes the guard away and a test that must notice it.

«./apk mutate» makes the changes one by one in a copy and runs the tests; ``tests/architecture/test_mutations.py`` looks
whether every line and every test is still there. A line is written as it stands, without its indentation.
"""

from typing import NamedTuple


class Guard(NamedTuple):
    """``test``: a file, and after «::» a word of the test's name (``-k``)."""

    file: str
    line: str
    instead: str
    test: str


ORDER = "tests/order/"
GUARDS = [
    # Deadlines of the Order and of the law
    Guard(
        "apk_base/rules/deadlines.py",
        "last_day = registered_at.date() + timedelta(days=days)",
        "last_day = registered_at.date() + timedelta(days=days - 1)",
        ORDER + "test_statutory_terms.py",
    ),
    Guard(
        "apk_base/rules/deadlines.py",
        "if rolled < registered_at.date():",
        "if False:",
        ORDER + "test_statutory_terms.py",
    ),
    Guard(
        "apk_base/rules/deadlines.py",
        "return found_at + FIXABLE_REFUSAL_CONTACT",
        "return found_at + 2 * FIXABLE_REFUSAL_CONTACT",
        ORDER + "test_clause_08_fixable_refusal.py",
    ),
    Guard(
        "apk_base/rules/deadlines.py",
        "URGENT_ANSWER_WORKING_DAYS = 5",
        "URGENT_ANSWER_WORKING_DAYS = 6",
        ORDER + "test_clause_19_urgent_and_abusive_messages.py",
    ),
    Guard(
        "apk_base/rules/deadlines.py",
        "return run_clock(received_at, FIRST_REPLY, is_working_day)",
        "return received_at + FIRST_REPLY",
        ORDER + "test_clause_20_first_reply.py",
    ),
    Guard(
        "apk_base/rules/working_time.py",
        "if moment + left <= midnight:",
        "if moment + left < midnight:",
        ORDER + "test_clause_20_first_reply.py",
    ),
    Guard(
        "apk_base/rules/working_time.py",
        "return hours.opens <= moment.time() < closes",
        "return hours.opens <= moment.time() <= closes",
        ORDER + "test_clause_22_office_hours.py",
    ),
    Guard(
        "apk_base/rules/reminders.py",
        "return calendar.is_working_day(now.date()) and now.time() >= DIGEST_AT and sent_on != now.date()",
        "return calendar.is_working_day(now.date()) and now.time() >= DIGEST_AT",
        ORDER + "test_reminders.py",
    ),
    Guard(
        "apk_line/rules/transfers.py",
        "return made < MOST_TRANSFERS",
        "return made <= MOST_TRANSFERS",
        ORDER + "test_clause_38_70_transfers.py",
    ),
    Guard(
        "apk_line/models/call/apk_call_search.py",
        "ways = [*cases._number_ways(text, replace(typed, serial_ends=()))]",
        "ways = [*cases._ways(text)]",
        "addons/apk_line/tests/test_clause_30_70_who_is_calling.py::nothing_but_its_number",
    ),
    Guard(
        "apk_line/models/call/apk_call_identification.py",
        "if self._serves_the_line():",
        "if True:",
        "addons/apk_line/tests/test_clause_30_70_who_is_calling.py::own_rights_allow",
    ),
    Guard(
        "apk_line/models/call/apk_call.py",
        'domain=[("taken_back_at", "=", False)],',
        "domain=[],",
        "addons/apk_line/tests/test_clause_38_70_transfers.py::opens_the_call_to_nobody",
    ),
    Guard(
        "apk_line/rules/caller_number.py",
        "return not word or word in HIDDEN",
        "return not word",
        ORDER + "test_clause_30_41_caller_number.py",
    ),
    Guard(
        "apk_visit/rules/slots.py",
        "if booking.starts < end and booking.ends > start and booking.seat <= seats",
        "if booking.starts < end and booking.ends > end and booking.seat <= seats",
        ORDER + "test_clause_54_free_time.py",
    ),
    # Pages for clients
    Guard(
        "apk_base/rules/flood.py",
        "taken = 0 if wait else 1",
        "taken = 0",
        ORDER + "test_clause_80_flood.py",
    ),
    Guard(
        "apk_base/rules/flood.py",
        "wait = max(_lacking(own, self.each), _lacking(common, self.everybody))",
        "wait = _lacking(own, self.each)",
        ORDER + "test_clause_80_flood.py",
    ),
    Guard(
        "apk_base/rules/flood.py",
        "return str(ipaddress.ip_network((parsed, 64), strict=False))",
        "return str(parsed)",
        ORDER + "test_public_addresses.py",
    ),
    Guard(
        "apk_base/rules/public_address.py",
        "return not any(map(_is_control, unquote(path) + unquote_plus(query)))",
        "return not any(map(_is_control, path + query))",
        ORDER + "test_public_addresses.py",
    ),
    Guard(
        "apk_base/rules/public_address.py",
        "return all(not isinstance(value, int) or value <= LARGEST_ID for value in places.values())",
        "return True",
        ORDER + "test_public_addresses.py",
    ),
    Guard(
        "apk_base/rules/secret_link.py",
        'return token if len(token) == length else ""',
        "return token",
        ORDER + "test_clause_20_damaged_links.py",
    ),
    # E-mails that come in
    Guard(
        "apk_case/rules/sender_proof.py",
        'if (name.split() or [""])[0].lower() in servers:',
        "if True:",
        ORDER + "test_clause_18_sender_proof.py",
    ),
    Guard(
        "apk_case/rules/sender_proof.py",
        'return self.state in ("unchecked", "passed")',
        'return self.state != "failed"',
        ORDER + "test_clause_18_sender_proof.py",
    ),
    Guard(
        "apk_case/rules/sender_proof.py",
        'return owner == domain or owner.endswith(f".{domain}") or domain.endswith(f".{owner}")',
        "return True",
        ORDER + "test_clause_18_sender_proof.py",
    ),
    Guard(
        "apk_case/rules/sender_proof.py",
        'if "=?" in value or len(value) >= LIST_LIMIT:',
        "if False:",
        ORDER + "test_clause_18_sender_proof.py",
    ),
    Guard(
        "apk_case/rules/automatic_mail.py",
        "or _bounce(message)",
        "or None",
        ORDER + "test_clause_20_no_first_reply_to_machines.py",
    ),
    Guard(
        "apk_case/rules/mail_html.py",
        "is_written = self.written < DEPTH_LIMIT and len(self.out.tokens) < TAGS_LIMIT",
        "is_written = True",
        ORDER + "test_clause_18_words_of_an_email.py",
    ),
    Guard(
        "apk_case/rules/remote_pictures.py",
        "return bool(REMOTE.search(html))",
        "return False",
        ORDER + "test_law_152_remote_pictures.py",
    ),
    Guard(
        "apk_client/rules/mail_effects.py",
        "if step is Step.RETURNED and is_read:",
        "if False:",
        ORDER + "test_clause_25_effects_of_emails.py",
    ),
    Guard(
        "apk_client/rules/same_person.py",
        "if False in agreed:",
        "if agreed == {False}:",
        ORDER + "test_clause_18_same_person.py",
    ),
    Guard(
        "apk_gospublic/rules/network.py",
        "if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63:",
        "if False:",
        ORDER + "test_clause_62_networks.py",
    ),
    # Channels and mailings
    Guard(
        "apk_client/rules/channels.py",
        "if not whole:",
        "if False:",
        ORDER + "test_clause_05_21_25_channels.py",
    ),
    Guard(
        "apk_client/rules/transactional_mail.py",
        r'named = set(re.split(r"[\s,;]+", documents)) - PEOPLE',
        r'named = set(re.split(r"[\s,;]+", documents))',
        ORDER + "test_clause_27_transactional_mail.py",
    ),
    Guard(
        "apk_client/rules/transactional_mail.py",
        'return model in named and not model.startswith("apk.")',
        "return model in named",
        ORDER + "test_clause_27_transactional_mail.py",
    ),
    Guard(
        "apk_client/rules/broadcast.py",
        "return len(addresses) > FEW",
        "return len(addresses) > FEW + 1",
        ORDER + "test_clause_27_broadcast.py",
    ),
    Guard(
        "apk_client/rules/consents.py",
        "ERASED_AFTER = timedelta(days=28)",
        "ERASED_AFTER = timedelta(days=31)",
        ORDER + "test_clause_27_consent_texts.py",
    ),
    Guard(
        "apk_client/models/broadcast/apk_broadcast_gate.py",
        "return self.env.uid != SUPERUSER_ID and self.env.user._is_internal()",
        "return False",
        "addons/apk_client/tests/test_clause_27_broadcast.py::counted_together",
    ),
    Guard(
        "apk_client/models/broadcast/apk_broadcast_gate.py",
        "written[one] -= colleagues",
        "pass",
        "addons/apk_client/tests/test_clause_27_broadcast.py::colleagues_are_no_clients",
    ),
    Guard(
        "apk_client/models/broadcast/apk_broadcast_gate.py",
        "return (message.model, message.res_id) if is_own else None",
        "return (message.model, message.res_id)",
        "addons/apk_suite/tests/test_doors_of_mass_mail.py::reaches_many",
    ),
    Guard(
        "apk_client/models/broadcast/mail_mail.py",
        "if JUDGED & vals.keys():",
        "if False:",
        "addons/apk_client/tests/test_clause_27_broadcast.py::program",
    ),
    Guard(
        "apk_case/models/apk_case_answer.py",
        "self._let_text_leave()",
        "pass",
        "addons/apk_case/tests/test_clause_07_what_stops_an_answer.py::brush_off",
    ),
    Guard(
        "apk_language/models/apk_checked_text_mixin.py",
        "if errors and not self._may_override_text():",
        "if False:",
        "addons/apk_case/tests/test_clause_07_what_stops_an_answer.py::clerk",
    ),
    Guard(
        "apk_language/models/apk_checked_text_mixin.py",
        'if vals.get("text_override_reason") and not self._may_override_text():',
        "if False:",
        "addons/apk_case/tests/test_clause_07_words_in_notices.py::mouth",
    ),
    Guard(
        "apk_case/models/mail_template.py",
        "if template.apk_is_checked:",
        "if False:",
        "addons/apk_case/tests/test_clause_07_templates.py::brush",
    ),
    Guard(
        "apk_language/models/apk_text_check.py",
        "if not self.env.user._is_internal():",
        "if False:",
        "addons/apk_language/tests/test_clause_07_check.py::visitors",
    ),
    Guard(
        "apk_sms/wizard/sms_composer.py",
        "if self._is_to_many() and self._is_mailing():",
        "if False:",
        "addons/apk_sms/tests/test_clause_27_no_mass_messages.py::many_clients",
    ),
    Guard(
        "apk_mailing/models/mail_mail.py",
        "if mail._apk_consent():",
        "if True:",
        "addons/apk_mailing/tests/test_clause_27_other_doors.py::put_back",
    ),
    Guard(
        "apk_mailing/wizard/mail_compose_message.py",
        "if composer._is_mailing() and not composer._apk_topic():",
        "if False:",
        "addons/apk_mailing/tests/test_clause_27_other_doors.py::from_a_list",
    ),
    # Anonymity
    Guard(
        "apk_base/rules/suppression.py",
        "hidden = {cell for cell, count in cells.items() if 0 < count < smallest} - shown",
        "hidden = {cell for cell, count in cells.items() if 0 < count < smallest - 1} - shown",
        ORDER + "test_clause_80_suppression.py",
    ),
    Guard(
        "apk_base/rules/suppression.py",
        "if all(cells[cell] >= smallest for cell in disclosed):",
        "if True:",
        ORDER + "test_clause_80_suppression.py",
    ),
    Guard(
        "apk_feedback/rules/anonymity.py",
        "if size < SMALLEST_GROUP:",
        "if size < 1:",
        ORDER + "test_clause_80_anonymity.py",
    ),
    Guard(
        "apk_base/rules/scrub.py",
        "for pattern in (WITH_PATRONYMIC, WITH_INITIALS):",
        "for pattern in (WITH_INITIALS,):",
        ORDER + "test_clause_80_anonymity.py",
    ),
    Guard(
        "apk_base/rules/scrub.py",
        "for pattern in (EMAIL, LINK, HANDLE):",
        "for pattern in (LINK, HANDLE):",
        ORDER + "test_clause_80_anonymity.py",
    ),
    # What is kept, and who may change it
    Guard(
        "apk_base/models/apk_protected_mixin.py",
        "if names and not self.env.su:",
        "if False:",
        "addons/apk_case/tests/test_security.py::types_in",
    ),
    Guard(
        "apk_client/models/retention/ir_attachment.py",
        "if vals.keys() - SHOWN_FIELDS and not self.env.su and self._kept_files():",
        "if False:",
        "addons/apk_case/tests/test_clause_06_nothing_kept_is_rewritten.py::no_role_writes",
    ),
    Guard(
        "apk_client/models/retention/mail_message.py",
        "if not all(as_note and message._is_own_note() for message in kept):",
        "if False:",
        "addons/apk_case/tests/test_clause_06_nothing_kept_is_rewritten.py::no_role_writes",
    ),
    Guard(
        "apk_client/models/retention/apk_destruction_act.py",
        'if self.state != "reviewed" or not is_second or self.reviewed_by_id == self.env.user:',
        "if False:",
        "addons/apk_case/tests/test_clause_06_retention.py::one_person_alone",
    ),
    Guard(
        "apk_client/models/retention/ir_module_module.py",
        "if kept:",
        "if False:",
        "addons/apk_case/tests/test_clause_06_retention.py::not_uninstalled",
    ),
    Guard(
        "apk_client/wizard/base_partner_merge.py",
        "if self._belong_to_the_office(contacts):",
        "if False:",
        "addons/apk_case/tests/test_clause_06_nothing_kept_is_rewritten.py::not_merged",
    ),
    Guard(
        "apk_case/models/inbound/mail_thread.py",
        'if not (self.env.su or self.env.user.has_group("base.group_system")):',
        "if False:",
        "addons/apk_case/tests/test_clause_06_nothing_kept_is_rewritten.py::mail_gateway",
    ),
    # Reading
    Guard(
        "apk_case/wizard/apk_case_clarify.py",
        'phone = fields.Char(related="case_id.partner_id.phone", related_sudo=False)',
        'phone = fields.Char(related="case_id.subject")',
        "addons/apk_suite/tests/test_reads_follow_the_message.py::no_dialog_shows",
    ),
    # Forms
    Guard(
        "apk_base/controllers/form_stamp.py",
        "if refuse and not is_fresh(stamp):",
        "if False:",
        "addons/apk_suite/tests/test_forms_are_sent_once.py::open_for_two_days",
    ),
]
