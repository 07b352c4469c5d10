import { beforeEach, expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { advanceTime } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, mockService, mountWithCleanup, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

const makeRow = (values) => ({
    id: 1,
    starts_at: "09:00",
    state_name: "Confirmed",
    who: "Ivanov",
    what: "Subsidies",
    topics: "",
    instead: "",
    has_health_limits: false,
    is_walk_in: false,
    needs_agreement: false,
    is_running_late: false,
    late: 0,
    may_receive: false,
    is_unmarked: false,
    is_being_received: false,
    is_over: false,
    may_offer_rating: false,
    may_undo: false,
    ...values,
});
const expected = { may_receive: true };
const finished = { is_over: true, may_undo: true };
let day, marked;

beforeEach(() => {
    day = {
        day: "2026-08-03",
        is_today: true,
        ids: [1],
        closed: "",
        free: [],
        place: { id: 2, name: "Buy" },
        places: [
            { id: 1, name: "Kostroma" },
            { id: 2, name: "Buy" },
        ],
        services: [{ id: 6, name: "Consultation" }],
        rows: [makeRow(expected)],
    };
    marked = true;
    onRpc("apk.visit", "*", ({ method, args }) => {
        expect.step([method, ...args]);
        return method === "reception_day" ? { ...day, day: args[1] || day.day } : marked;
    });
    mockService("action", { doAction: (...args) => expect.step(["open", ...args]) });
});

const showDay = (context = {}) =>
    mountWithCleanup(registry.category("actions").get("apk_reception_day"), {
        props: { action: { context }, actionId: 1 },
    });

/** The day of the place, as it stands when the page is open. */
async function openDay(rows) {
    day.rows = rows || day.rows;
    const component = await showDay();
    expect.verifySteps([["reception_day", false, false]]);
    return component;
}

const buttons = () => queryAllTexts(".apk_day_buttons button");

test("the page opens the place of its link", async () => {
    await showDay({ place_id: 2 });
    expect.verifySteps([["reception_day", 2, false]]);
    expect("select").toHaveValue("2");
    expect("h1").toHaveText(/Monday.*August 3.*2026/);
});

test("a row offers what can happen next, and nothing else", async () => {
    const table = [
        [expected, ["Came", "Is late"]],
        [{ ...expected, late: 12 }, ["Came", "Is late", "Did not come"]],
        [{ ...expected, late: 12, is_running_late: true }, ["Came", "Did not come"]],
        [{ ...expected, is_unmarked: true }, ["Came", "Did not come"]],
        [{ is_being_received: true, may_undo: true }, ["Has left", "Undo"]],
        [finished, ["Undo"]],
        [
            { ...finished, may_offer_rating: true },
            ["QR code", "Link", "Paper", "No rating", "Undo"],
        ],
        [
            { ...finished, may_offer_rating: true, who: "" },
            ["QR code", "Paper", "No rating", "Undo"],
        ],
        [{ is_over: true }, []],
    ];
    for (const [values, offered] of table) {
        const component = await openDay([makeRow(values)]);
        expect(buttons()).toEqual(offered, { message: JSON.stringify(values) });
        component.__owl__.app.destroy();
    }
});

test("one tap says that the client came, and the day is read anew", async () => {
    await openDay();
    await contains("button:contains(Came):last").click();
    expect.verifySteps([
        ["action_came", [1]],
        ["reception_day", 2, "2026-08-03"],
    ]);
});

test("what a tap leads to is opened: the code for the rating", async () => {
    marked = { type: "ir.actions.act_window", res_model: "qr" };
    await openDay([makeRow({ ...finished, may_offer_rating: true })]);
    await contains("button:contains(QR code)").click();
    expect.verifySteps([
        ["action_rating_qr", [1]],
        ["open", marked],
        ["reception_day", 2, "2026-08-03"],
    ]);
});

test("who is late is marked; who has warned of it is not blamed", async () => {
    await openDay([makeRow({ late: 12 })]);
    expect(".apk_day_late").toHaveText(/Late by 12 min/);
    day.rows = [makeRow({ late: 12, is_running_late: true })];
    await advanceTime(60_000);
    expect(".apk_day_late").toHaveCount(0);
    expect(".apk_day_row").toHaveText(/Warned of being late/);
    expect.verifySteps([["reception_day", 2, "2026-08-03"]]);
});

test("of a former day it is asked whether the client came; minutes are not counted", async () => {
    await openDay([makeRow({ may_receive: true, is_unmarked: true })]);
    expect(".apk_day_row").toHaveText(/did the client come\?/);
    expect(".apk_day_late").toHaveCount(0);
});

test("a closed day says why; an open one what is free, and leads to the booking", async () => {
    day.closed = "Repairs";
    const component = await openDay([]);
    expect("[role=status]").toHaveText("Closed: Repairs");
    component.__owl__.app.destroy();
    Object.assign(day, { closed: "", free: ["09:00", "09:30"] });
    await openDay([]);
    expect("[role=status]").toHaveCount(0);
    expect("p:contains(Free)").toHaveText(/09:00, 09:30/);
    await contains("button:contains(Book)").click();
    const context = {
        default_place_id: 2,
        default_first_day: "2026-08-03",
        default_via: "desk",
    };
    expect.verifySteps([
        ["open", "apk_visit.apk_visit_book_action", { additionalContext: context }],
    ]);
});

test("the days turn one by one over the end of a month and of February", async () => {
    day.day = "2028-02-28";
    day.is_today = false;
    await openDay();
    for (const [label, asked] of [
        ["The next day", "2028-02-29"],
        ["The next day", "2028-03-01"],
        ["The day before", "2028-02-29"],
    ]) {
        await contains(`button[aria-label='${label}']`).click();
        expect.verifySteps([["reception_day", 2, asked]]);
    }
    await contains("button:contains(Today)").click();
    expect.verifySteps([["reception_day", 2, false]]);
});

test("another place keeps the day", async () => {
    await openDay();
    await contains("select").select("1");
    expect.verifySteps([["reception_day", 1, "2026-08-03"]]);
});

test("who came without booking is written down in two taps, today only", async () => {
    await openDay();
    await contains("button:contains(Came without booking)").click();
    await contains("button:contains(Consultation)").click();
    expect.verifySteps([
        ["walk_in", 2, 6],
        ["reception_day", 2, "2026-08-03"],
    ]);
    expect("button:contains(Consultation)").toHaveCount(0);
    day.is_today = false;
    await contains("button[aria-label='The next day']").click();
    expect("button:contains(Came without booking)").toHaveCount(0);
    expect.verifySteps([["reception_day", 2, "2026-08-04"]]);
});

test("the list of the day is printed when there is one", async () => {
    await openDay();
    await contains("button:contains(Print the list)").click();
    expect.verifySteps([
        [
            "open",
            "apk_visit.action_report_day",
            { additionalContext: { active_ids: [1], active_model: "apk.visit" } },
        ],
    ]);
    Object.assign(day, { ids: [], rows: [] });
    await contains("button[aria-label='The next day']").click();
    expect("button:contains(Print the list)").not.toBeEnabled();
    expect(".apk_day").toHaveText(/Nobody has booked this day/);
    expect.verifySteps([["reception_day", 2, "2026-08-04"]]);
});

test("the page looks anew every minute, and no more when it is closed", async () => {
    const component = await openDay();
    await advanceTime(60_000);
    expect.verifySteps([["reception_day", 2, "2026-08-03"]]);
    component.__owl__.app.destroy();
    await advanceTime(180_000);
    expect.verifySteps([]);
});
