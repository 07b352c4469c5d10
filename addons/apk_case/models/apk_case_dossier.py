from odoo import SUPERUSER_ID, models
from odoo.fields import Domain
from odoo.tools import html2plaintext

OTHERS_SHOWN = 4  # open messages of the same client
LEAD = 140  # characters of an article that stand beside its name


class ApkCaseDossier(models.Model):
    """What lies beside the answer on one screen: who the client is, what else is open, letters, files, ready answers (п. 18, 23)."""

    _inherit = "apk.case"

    def read_dossier(self):
        """One call of the screen after the message itself is shown.

        :return: ``client``: facts of the card, lines of text; ``others`` and ``other_count``: open messages of the same
            client, each ``{id, name, subject, due}``; ``letters``: this message and those merged into it, each
            ``{id, name, subject, received, words, files}``, ``words`` safe HTML, empty for this one; ``articles``: each
            ``{id, name, kind, lead}``
        """
        self.ensure_one()
        self.check_access("read")
        others = self._other_open_messages()
        shown = self.search(others, order="next_due_at, id", limit=OTHERS_SHOWN)
        return {
            "client": self._client_facts(),
            "others": [one._in_brief() for one in shown],
            "other_count": self.search_count(others) if shown else 0,
            "letters": self._letters(),
            "articles": [self._article_in_brief(one) for one in self._fitting_articles()],
        }

    def _client_facts(self):
        client = self.partner_id
        facts = [client.phone, client.email, client.apk_postal_address]
        segments = client.sudo().apk_segment_ids  # sudo: not every role sees segments; names leave
        return [fact for fact in (*facts, *segments.mapped("name")) if fact]

    def _other_open_messages(self):
        """Domain of the client's open messages beside this one, as far as the reader may see them."""
        if not self.partner_id:
            return Domain.FALSE
        of_client = Domain("partner_id", "=", self.partner_id.id) & Domain("id", "!=", self.id)
        return of_client & self._open()

    def _in_brief(self):
        return {
            "id": self.id,
            "name": self.name,
            "subject": self.subject,
            "due": self.next_due_at and self._clock(self.next_due_at) or "",
        }

    def _letters(self):
        """This message first, then those merged into it, by the time of their receipt."""
        letters = self | self._merged_into_this().sorted("received_at")
        files = letters._files_of_clients()
        return [
            {
                "id": letter.id,
                "name": letter.name,
                "subject": letter.subject,
                "received": letter.received_text,
                "words": "" if letter == self else str(letter.new_words or ""),
                "files": [
                    {"id": file.id, "name": file.name, "mimetype": file.mimetype}
                    for file in files.filtered(lambda one, letter=letter: one.res_id == letter.id)
                ],
            }
            for letter in letters
        ]

    def _merged_into_this(self):
        """Messages merged into this one, and those that had been merged into them before."""
        found = newest = self.merged_ids
        while newest:
            newest = newest.merged_ids - found
            found |= newest
        return found

    def _files_of_clients(self):
        """Files of these messages that came with them: not those of answers, notices and notes of colleagues."""
        files = self.env["ir.attachment"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)], order="id"
        )
        if not files:
            return files
        posted = self.env["mail.message"].search(
            [
                ("model", "=", self._name),
                ("res_id", "in", self.ids),
                ("attachment_ids", "in", files.ids),
            ]
        )
        # sudo: who wrote a note of a message that may be read; only its files are told apart
        by_office = posted.sudo().filtered(lambda one: _is_note_of_colleague(one))
        return files - by_office.attachment_ids - self.answer_attachment_ids

    def _article_in_brief(self, article):
        words = " ".join(html2plaintext(article.body or "", include_references=False).split())
        kinds = dict(article._fields["kind"]._description_selection(self.env))
        return {
            "id": article.id,
            "name": article.name,
            "kind": kinds[article.kind],
            "lead": words if len(words) <= LEAD else f"{words[:LEAD].rpartition(' ')[0]}…",
        }


def _is_note_of_colleague(message):
    """What the program has posted itself, the original of a damaged e-mail say, is the client's."""
    is_office = not message.author_id.partner_share and message.create_uid.id != SUPERUSER_ID
    return message.message_type != "email" and is_office
