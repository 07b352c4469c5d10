"""The screen of the head and every dashboard open in a browser without an error, on one A4 sheet and on a phone."""

from odoo.tests import HttpCase, new_test_user, tagged

from ..models.board.boards import BOARDS

# a figure of the dashboard is drawn; an error of a chart or a card is shown in its place
BOARD_IS_DRAWN = """
    const wait = setInterval(() => {
        const figures = document.querySelectorAll(".o-figure");
        const shown = document.querySelector(".o_search_panel .active")?.textContent.trim();
        if (figures.length >= 3 && shown === "NAME") {
            clearInterval(wait);
            const broken = document.querySelectorAll(".o-chart-error, .o_error_dialog, .o_spreadsheet_dashboard_action .alert");
            console.log(broken.length ? "broken: " + broken[0].textContent : "test successful");
        }
    }, 100);
"""
PANEL_FITS = """
    const wait = setInterval(() => {
        const panel = document.querySelector(".apk_control");
        if (panel && panel.querySelector(".apk_trend")) {
            clearInterval(wait);
            const isWide = panel.scrollWidth > panel.clientWidth;
            const named = [...panel.querySelectorAll("select, input")].every((one) => one.closest("label"));
            console.log(isWide || !named ? "broken: wide or without a label" : "test successful");
        }
    }, 100);
"""


@tagged("post_install", "-at_install")
class TestScreensOpen(HttpCase):
    def setUp(self):
        super().setUp()
        new_test_user(
            self.env, "t-control", "apk_base.group_controller", password="t-control", lang="ru_RU"
        )

    def test_every_dashboard_is_drawn(self):
        for name in BOARDS:
            board = self.env.ref(f"apk_dashboard.board_{name}")
            with self.subTest(name):
                self.browser_js(
                    f"/odoo/dashboards?dashboard_id={board.id}",
                    BOARD_IS_DRAWN.replace("NAME", board.with_context(lang="ru_RU").name),
                    login="t-control",
                    timeout=120,
                )

    def test_the_screen_of_the_head_fits_a_desk_and_a_phone(self):
        for size in ("1366x768", "390x844"):
            with self.subTest(size):
                self.browser_size = size
                self.browser_js("/odoo/apk-control", PANEL_FITS, login="t-control", timeout=120)
