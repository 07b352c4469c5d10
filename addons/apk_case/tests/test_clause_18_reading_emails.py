"""п. 18: an e-mail is read as its writer wrote it: words, files, pictures; what was guessed is said and kept."""

import base64

from odoo.tests import tagged

from .common import CaseCommon

HEAD = "From: Пётр Иванов <ivanov@client.test>\r\nTo: apk@apk.test\r\nSubject: %s\r\nMessage-Id: <%s@client.test>\r\nMIME-Version: 1.0\r\n"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
QUOTE = "\r\n\r\n28.11.2026 20:00, Департамент пишет:\r\n> Срочно! Погибли пять телят! Вы там все воры и идиоты!\r\n"


@tagged("post_install", "-at_install")
class TestClause18ReadingEmails(CaseCommon):
    def _read(self, rest, *, subject="Вопрос", number=1, charset="utf-8"):
        return self._receive((HEAD % (subject, number) + rest).encode(charset))

    def _files(self, case):
        return case.message_ids.attachment_ids.mapped("name")

    def test_a_sound_email_has_no_original_beside_it(self):
        case = self._read("Content-Type: text/plain; charset=utf-8\r\n\r\nПрошу помочь\r\n")
        self.assertFalse(case.reading_note)
        self.assertFalse(self._files(case))

    def test_a_guess_is_said_and_the_original_is_kept(self):
        rest = "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nПрошу помочь\r\n"
        case = self._read(rest, charset="cp1251")
        self.assertEqual(case.subject, "Вопрос")
        self.assertIn("Прошу помочь", case.body)
        self.assertIn("Сверьте их с подлинником", case.reading_note)
        self.assertIn("email.eml", self._files(case))
        self.assertEqual(case.partner_id, self.client)

    def test_one_address_in_both_of_its_forms_is_one_client(self):
        raw = "From: %s\r\nSubject: a%d\r\n\r\nx\r\n"
        addresses = ("Ольга <почта@пример.рф>", "почта@xn--e1afmkfd.xn--p1ai", "почта@ПРИМЕР.рф")
        cases = [self._receive((raw % (one, n)).encode()) for n, one in enumerate(addresses)]
        self.assertEqual(len({case.partner_id.id for case in cases}), 1)
        self.assertEqual(cases[0].partner_id.email, "почта@пример.рф")

    def test_a_picture_stands_where_the_client_put_it(self):
        page = 'Content-Type: text/html; charset=utf-8\r\n\r\n<p>До</p><img src="cid:1@x"><p>После</p><img src="data:image/png;base64,%s">\r\n'
        file = f"Content-Type: image/png; name=фото.png\r\nContent-Id: <1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n{PNG}\r\n"
        case = self._read(
            f'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n{page % PNG}--b\r\n{file}--b--\r\n'
        )
        files = case.message_ids.attachment_ids
        self.assertEqual(sorted(files.mapped("name")), ["picture.png", "фото.png"])
        self.assertEqual({(file.res_model, file.res_id) for file in files}, {("apk.case", case.id)})
        for file in files:
            self.assertIn(f'src="/web/image/{file.id}"', case.body)
        before, _picture, _after = case.body.partition(
            f"/web/image/{files.filtered(lambda f: f.name != 'picture.png').id}"
        )
        self.assertTrue("До" in before and "После" not in before)

    def test_thanks_above_an_old_rude_quote_are_thanks(self):
        rest = (
            "Content-Type: text/plain; charset=utf-8\r\n\r\nБольшое спасибо, всё понятно." + QUOTE
        )
        case = self._read(rest, subject="Re: Ответ")
        self.assertIn("телят", case.body)
        self.assertNotIn("телят", case.new_words)
        self.assertIn("телят", case.folded_words)
        found = {one.aspect: one.value for one in case.pending_suggestion_ids}
        self.assertNotIn("abuse", found)
        self.assertEqual((found["urgency"], found["mood"]), ("ordinary", "positive"))

    def test_what_is_forwarded_is_judged(self):
        rest = "Content-Type: text/plain; charset=utf-8\r\n\r\nПередаю." + QUOTE
        case = self._read(rest, subject="Fwd: Обращение")
        self.assertFalse(case.folded_words)
        self.assertIn("телят", case.new_words)

    def test_an_invitation_is_readable(self):
        ics = "BEGIN:VEVENT\r\nSUMMARY:Встреча по субсидии\r\nDTSTART:20261201T070000Z\r\nDTEND:20261201T080000Z\r\nLOCATION:Кострома\r\nEND:VEVENT"
        lines = base64.encodebytes(ics.encode()).decode()
        case = self._read(
            f"Content-Type: text/calendar; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}"
        )
        for words in (
            "Приглашение: Встреча по субсидии",
            "1 декабря 2026 г. в 10:00",
            "Где: Кострома",
        ):
            self.assertIn(words, case.body)
        self.assertEqual(self._files(case), ["invitation.ics"])

    def test_an_encrypted_email_says_what_to_do(self):
        case = self._read("\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n")
        self.assertIn("зашифровано", case.reading_note)
        self.assertIn("email.eml", self._files(case))

    def test_an_addition_that_clarifies_is_read_without_its_quote(self):
        case = self._read("Content-Type: text/plain; charset=utf-8\r\n\r\nПрошу помочь\r\n")
        words = case._plain_new_words(
            '<p>Поле у реки</p><div data-o-mail-quote="apk"><p>старое</p></div>'
        )
        self.assertEqual(words, "Поле у реки")

    def test_the_registrar_reads_of_a_large_original_what_it_is(self):
        raw = (HEAD % ("Большое", 1)).encode() + b"\r\n" + b"a" * 9_000_000
        case = self._receive(raw)
        self.assertEqual(case.mail_spool_id.with_user(self.registrar)._raw_bytes(), raw)
        original = case.message_ids.attachment_ids.filtered(lambda file: file.name == "email.eml")
        self.assertEqual(original.raw, raw)
