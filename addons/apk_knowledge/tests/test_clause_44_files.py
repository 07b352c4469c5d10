"""п. 44, 46: what the department has written elsewhere comes in."""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..messages import ARCHIVE_IS_TOO_BIG, FILE_CANNOT_BE_READ, LIBRARY_IS_MISSING
from .common import FilesCommon
from .word_document import PICTURE, packed, word_document


@tagged("post_install", "-at_install")
class TestClause44Import(FilesCommon):
    def test_a_word_document_with_its_table_and_picture(self):
        file = word_document("Субсидия на овец", "Дают на маток.")
        article = self._import({"овцы.docx": file}, function_id=self.function.id)
        self.assertEqual((article.name, article.state), ("Субсидия на овец", "draft"))
        self.assertIn("Дают на маток.", article.draft_body)
        self.assertIn("<td><p>Ставка</p></td>", article.draft_body)
        self.assertNotIn("Субсидия на овец", article.draft_body)
        self.assertNotIn("data:image", article.draft_body)
        picture = article._embedded_files(article.draft_body)
        self.assertEqual((picture.raw, picture.res_id), (PICTURE, article.id))

    def test_a_page_is_cleaned_and_named_by_its_heading(self):
        page = "<html><head><title>Сайт</title></head><body><h1>Паспорт пасеки</h1><p onclick='x()'>Даёт <script>x()</script>ветеринар.</p></body></html>"
        article = self._import({"page.html": page.encode("cp1251")})
        self.assertEqual(article.name, "Паспорт пасеки")
        self.assertEqual(article.draft_body, "<p>Даёт ветеринар.</p>")

    def test_markdown_with_a_head(self):
        text = (
            "---\ntitle: Где взять семена\nkind: faq\npublic: true\nkeywords: рожь овёс\n"
            "functions:\n- Гранты фермерам и кооперативам\nvalid_to: 2027-12-31\n"
            "legal_acts: О семеноводстве (454-ФЗ)\n---\n\n* в реестре\n* у **соседа**\n"
        )
        article = self._import({"семена.md": text.encode()})
        self.assertEqual((article.name, article.kind), ("Где взять семена", "faq"))
        self.assertEqual((article.is_public, article.function_ids), (True, self.function))
        self.assertEqual(str(article.valid_to), "2027-12-31")
        self.assertEqual(article.legal_act_ids.number, "454-ФЗ")
        self.assertIn("<li>у <strong>соседа</strong></li>", article.draft_body)

    def test_a_table_of_questions_by_the_labels_of_the_screen_or_technical_names(self):
        text = "Title;Kind;Text;functions\nПервый;Question and answer;Ответ раз;Гранты фермерам и кооперативам\nВторой;faq;<p>Ответ два</p>;\n"
        articles = self._import({"вопросы.csv": text.encode("utf-8-sig")})
        self.assertEqual(articles.mapped("name"), ["Первый", "Второй"])
        self.assertEqual(set(articles.mapped("kind")), {"faq"})
        self.assertEqual(articles[0].function_ids, self.function)

    def test_a_folder_in_an_archive_of_old_windows(self):
        archive = packed(
            {"Папка/Вопрос.md": "![схема](рис/1.png)\n\nТекст.", "Папка/рис/1.png": PICTURE}
        )
        article = self._import({"папка.zip": archive})
        self.assertEqual(article.name, "Вопрос")
        self.assertEqual(article._embedded_files(article.draft_body).raw, PICTURE)

    def test_a_second_load_changes_drafts_and_doubles_nothing(self):
        first = self._import({"a.md": "---\ntitle: Квота\n---\nСто голов.".encode()})
        second = self._import({"a.md": "---\ntitle: Квота\n---\nДвести голов.".encode()})
        self.assertEqual(first, second)
        self.assertIn("Двести", first.draft_body)

    def test_a_load_waits_for_the_head_like_any_edit(self):
        article = self._published("Квота", kind="other")
        self._import({"a.md": "---\ntitle: Квота\n---\nДвести голов.".encode()})
        self.assertIn("бизнес-план", article.body)
        self.assertEqual((article.state, article.changes), ("draft", "Loaded from a file"))

    def test_an_editor_opens_nothing_to_clients_by_a_file(self):
        self._published("Квота", kind="other")
        text = "---\ntitle: Квота\npublic: true\n---\nДвести голов."
        with self.assertRaisesRegex(Exception, "at once"):
            self._import({"a.md": text.encode()})

    def test_bad_files_are_refused_and_nothing_is_half_saved(self):
        good = {"хороший.md": "# Хороший\n\nТекст.".encode()}
        for name, content, words in (
            ("сломан.docx", b"PK\x03\x04 no", "Word"),
            ("сломан.zip", b"PK\x03\x04 no", "archive"),
            ("без-столбцов.csv", b"a;b\n1;2", "columns"),
            ("пустая-строка.csv", "title;body\nБез текста;".encode(), "row 2"),
            ("нет-функции.md", "---\ntitle: Х\nfunctions: Космос\n---\nт".encode(), "Космос"),
            ("не-дата.md", "---\ntitle: Х\nvalid_to: завтра\n---\nт".encode(), "завтра"),
            ("голова.md", "---\nчто это\n---\nт".encode(), "что это"),
        ):
            self._refused({**good, name: content}, FILE_CANNOT_BE_READ, words)
        self._refused({"смета.xlsx": b"1"}, FILE_CANNOT_BE_READ, "there are no DOCX")

    def test_titles_that_differ_by_a_sign_are_two_articles(self):
        """«%», «_» and «\\» mean something to a search for alike titles; to a title they mean themselves."""
        titles = (
            "Субсидия до 50 процентов затрат на корма",
            "Субсидия до 50%",
            "Квота 1_2",
            "Квота 1-2",
        )
        titles += ("Путь C:\\корма", "Путь C:корма", "%", "_")
        for title in titles:
            article = self._import({"a.md": f"# {title}\n\nСлова: {title}".encode()})
            self.assertEqual(article.name, title)
            self.assertIn(title, article.draft_body)
        again = self._import({"a.md": "# субсидия до 50%\n\nДругие слова".encode()})
        self.assertEqual(again.name, "Субсидия до 50%", "a title in other case is the same")

    def test_an_empty_file_is_named_and_the_rest_is_loaded(self):
        good = "# Хороший\n\nТекст.".encode()
        empty = {
            "пусто.md": b"",
            "пробелы.html": b" \n",
            "метка.csv": b"\xef\xbb\xbf",
            "нет.docx": b"",
        }
        article = self._import({"хороший.md": good, **empty})
        self.assertEqual(article.name, "Хороший")
        result = self.env["apk.article.import"].search([], order="id desc", limit=1).result
        self.assertIn("New drafts: 1", result)
        for name in empty:
            self.assertIn(name, result)
        archive = packed({"другой.md": "# Другой\n\nТекст.".encode(), "пусто.md": b""})
        self.assertEqual(self._import({"a.zip": archive}).name, "Другой")
        self._refused({"пусто.md": b""}, FILE_CANNOT_BE_READ, "it is empty")

    def test_a_bomb_does_not_fill_the_server(self):
        limits = "odoo.addons.apk_knowledge.models.files.apk_article_archive.BYTES_LIMIT"
        with patch(limits, 1000):
            self._refused({"бомба.zip": packed({"a.md": b"a" * 1001})}, ARCHIVE_IS_TOO_BIG, "parts")

    def test_a_missing_converter_is_named(self):
        with patch.dict("sys.modules", {"mammoth": None}):
            self._refused({"а.docx": word_document("А", "Б")}, LIBRARY_IS_MISSING, "mammoth")

    def test_a_reader_loads_nothing(self):
        with self.assertRaisesRegex(AccessError, r"\(apk.article.import\)"):
            self._import({"a.md": b"# A\n\nb"}, user=self.reader)
