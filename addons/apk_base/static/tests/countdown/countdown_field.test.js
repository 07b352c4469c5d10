import { beforeEach, expect, test } from "@odoo/hoot";
import { queryText } from "@odoo/hoot-dom";
import { advanceTime, animationFrame, mockDate } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView } from "@web/../tests/web_test_helpers";

class Matter extends models.Model {
    _name = "matter";
    deadline = fields.Datetime();
    name = fields.Char();

    _records = [
        { id: 1, name: "first", deadline: "2026-08-03 12:00:00" },
        { id: 2, name: "second", deadline: "2026-08-03 09:00:00" },
        { id: 3, name: "nothing", deadline: false },
    ];
}

defineMailModels();
defineModels([Matter]);

// Half a minute is spare: the clock of a test goes on while its form is being opened.
beforeEach(() => mockDate("2026-08-03 09:59:30", 0));

async function showMatter(resId, options = {}) {
    await mountView({
        type: "form",
        resModel: "matter",
        resId,
        arch: `<form><field name="name"/><field name="deadline" widget="apk_countdown"/></form>`,
        ...options,
    });
}

/** The clock goes on, timers do not run: the tab sleeps. */
async function sleepUntil(moment) {
    mockDate(moment, 0);
    await animationFrame();
}

test("a deadline says how much time is left, and the moment itself", async () => {
    await showMatter(1);
    expect(".apk_countdown").toHaveText(/^2 h left/);
    expect(".apk_countdown small").toHaveText(/8\/3\/2026|Aug 3/);
});

test("the words go on by themselves: every half a minute before, every second at the end", async () => {
    mockDate("2026-08-03 11:49:35", 0);
    await showMatter(1);
    expect(".apk_countdown").toHaveText(/^10 min left/);
    await advanceTime(30_000);
    await animationFrame();
    expect(".apk_countdown").toHaveText(/^9 min 5\d s left/);
    const before = queryText(".apk_countdown");
    await advanceTime(1_000);
    await animationFrame();
    expect(".apk_countdown").toHaveText(/^9 min \d\d s left/);
    expect(queryText(".apk_countdown") < before).toBe(true, {
        message: "a second later less is left",
    });
});

test("colour follows the time: plain, a warning in the last four hours, red from the bound on", async () => {
    mockDate("2026-08-03 07:59:30", 0);
    await showMatter(1);
    expect(".apk_countdown").not.toHaveClass("text-warning-emphasis");
    expect(".apk_countdown").not.toHaveClass("text-danger");

    await advanceTime(31_000);
    await animationFrame();
    expect(".apk_countdown").toHaveClass("text-warning-emphasis");
    expect(".apk_countdown").not.toHaveClass("text-danger");

    await advanceTime(4 * 3600_000);
    await animationFrame();
    expect(".apk_countdown").toHaveClass("text-danger");
    expect(".apk_countdown").not.toHaveClass("text-warning-emphasis");
    expect(".apk_countdown").toHaveText(/^overdue by/);
});

test("at the bound itself the deadline is overdue already", async () => {
    mockDate("2026-08-03 11:59:50", 0);
    await showMatter(1);
    expect(".apk_countdown").toHaveText(/^\d+ s left/);
    await advanceTime(10_000);
    await animationFrame();
    expect(".apk_countdown").toHaveText(/^overdue by/);
    expect(".apk_countdown").toHaveClass("text-danger");
});

test("a tab that has slept says the true time at its first tick, not the count of its ticks", async () => {
    await showMatter(1);
    expect(".apk_countdown").toHaveText(/^2 h left/);
    await sleepUntil("2026-08-03 11:30:00");
    expect(".apk_countdown").toHaveText(/^2 h left/, { message: "nobody has woken it yet" });
    await advanceTime(30_000);
    await animationFrame();
    expect(".apk_countdown").toHaveText(/^29 min left/);
});

test("the next record has its own countdown", async () => {
    await showMatter(1, { resIds: [1, 2] });
    expect(".apk_countdown").toHaveText(/^2 h left/);
    await contains(".o_pager_next").click();
    expect(".apk_countdown").toHaveText(/^overdue by 59 min/);
});

test("without a deadline there is no countdown and no timer that runs", async () => {
    await showMatter(3);
    expect(".apk_countdown").toHaveCount(0);
    await advanceTime(120_000);
    expect(".apk_countdown").toHaveCount(0);
});
