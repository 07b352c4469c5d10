"""п. 18, 20: e-mails made to harm: each is registered, none stops the others, none reaches beyond its own text."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..rules.mail_reading import email_text
from .common import CaseCommon

HEAD = b"From: a%d@hostile.test\r\nTo: apk@apk.test\r\nSubject: %s\r\nMessage-Id: <%d@hostile.test>\r\nMIME-Version: 1.0\r\n"
BOXES = b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(3000)
)


@tagged("post_install", "-at_install")
class TestHostileEmails(CaseCommon):
    def _hostile(self, number, rest, subject=b"x"):
        return self._receive(HEAD % (number, subject, number) + rest)

    @mute_logger("odoo.addons.mail.models.mail_thread")
    def test_an_email_nested_three_thousand_times_does_not_stop_the_mailbox(self):
        for number, rest in enumerate((BOXES, b"Content-Type: message/rfc822\r\n\r\n" * 3000)):
            case = self._hostile(number, rest)
            self.assertEqual(case.email_from, f"a{number}@hostile.test")
            self.assertIn("email.eml", case.message_ids.attachment_ids.mapped("name"))
            self.assertIn("b1", email_text(BOXES))

    def test_encoded_words_bring_neither_lines_nor_nul(self):
        case = self._hostile(
            1, b"\r\nhi\0", subject=b"=?utf-8?q?a=0D=0ABcc:_b=40hostile.test=00?= c"
        )
        self.assertEqual(
            (case.subject, case.mail_spool_id.state), ("a Bcc: b@hostile.test c", "registered")
        )
        self.assertNotIn("damaged", case.body)

    def test_the_style_of_an_email_stays_in_its_message(self):
        words = (
            b'<style>*{display:none}</style><div class="position-fixed vw-100" '
            b'style="position:fixed;top:0;color:red">Hello<script>x()</script></div>'
        )
        case = self._hostile(1, b"Content-Type: text/html\r\n\r\n" + words)
        for danger in ("display:none", "position", "script"):
            self.assertNotIn(danger, case.body)
        self.assertIn("color:red", case.body.replace(" ", ""))

    def test_an_email_with_a_wrong_charset_is_read(self):
        words = "Прошу принять жалобу на отказ".encode("cp1251")
        case = self._hostile(
            1, b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + words, subject=words
        )
        self.assertEqual(case.subject, "Прошу принять жалобу на отказ")
        self.assertIn("жалобу на отказ", case.body)
