import { beforeEach, expect, test } from "@odoo/hoot";
import { press, queryAllTexts, queryFirst } from "@odoo/hoot-dom";
import { advanceTime, animationFrame, Deferred } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    makeServerError,
    MockServer,
    mockService,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

class Place extends models.Model {
    _name = "place";
    name = fields.Char();
    _records = [
        { id: 1, name: "Kostroma, Mira 1" },
        { id: 2, name: "Buy, Lenina 2" },
    ];
}

class Booking extends models.Model {
    _name = "booking";
    place_id = fields.Many2one({ relation: "place" });
    first_day = fields.Date();
    has_health_limits = fields.Boolean();
    choice = fields.Json();
    _records = [
        { id: 1, place_id: false, choice: PLACES() },
        { id: 2, place_id: 1, choice: FREE() },
        { id: 3, place_id: 1, choice: { ...FREE(), days: [] } },
        { id: 4, place_id: 1, has_health_limits: true, choice: FREE() },
    ];
}

function PLACES() {
    return {
        places: [
            {
                id: 1,
                name: "Kostroma, Mira 1",
                accessibility: "full",
                condition: "Accessible",
                items: [],
                first: "Mon 3, 09:00",
            },
            {
                id: 2,
                name: "Buy, Lenina 2",
                accessibility: "none",
                condition: "Not accessible",
                items: [],
                first: "",
            },
        ],
        days: [],
    };
}

function FREE() {
    return {
        places: [
            {
                id: 1,
                name: "Kostroma, Mira 1",
                accessibility: "full",
                condition: "Accessible",
                first: "Mon 3, 09:00",
                items: [
                    { name: "Ramp", is_there: true },
                    { name: "Lift", is_there: false },
                    { name: "Call button", is_there: null },
                ],
            },
        ],
        days: [
            {
                name: "Monday 3",
                slots: [
                    { at: "2026-08-03 06:00:00", clock: "09:00", left: 1 },
                    { at: "2026-08-03 06:30:00", clock: "09:30", left: 3 },
                ],
            },
            { name: "Tuesday 4", slots: [{ at: "2026-08-04 06:00:00", clock: "09:00", left: 1 }] },
        ],
        earlier: "2026-07-20",
        later: "2026-08-17",
        is_first: true,
    };
}

defineMailModels();
defineModels([Place, Booking]);

const HELD = {
    type: "ir.actions.act_window",
    res_model: "apk.visit",
    res_id: 8,
    views: [[false, "form"]],
};
let holds;

beforeEach(() => {
    holds = () => HELD;
    onRpc("action_hold", ({ args }) => {
        expect.step(["hold", ...args]);
        return holds();
    });
    mockService("action", { doAction: (action) => expect.step(["open", action]) });
});

const showBooking = (resId) =>
    mountView({
        type: "form",
        resModel: "booking",
        resId,
        arch: `<form>
                <field name="place_id" invisible="1"/><field name="first_day"/><field name="has_health_limits"/>
                <field name="choice" widget="apk_visit_slots"/>
            </form>`,
    });

test("places stand with their first free time; one without any says so, accessibility is shown", async () => {
    await showBooking(1);
    expect(queryAllTexts(".apk_slots_place strong")).toEqual(["Kostroma, Mira 1", "Buy, Lenina 2"]);
    expect(".apk_slots_place:eq(0)").toHaveText(/First free time: Mon 3, 09:00/);
    expect(".apk_slots_place:eq(1)").toHaveText(/No free time in two weeks/);
    expect(".apk_slots_place:eq(0) .text-bg-success").toHaveText("Accessible");
    expect(".apk_slots_place:eq(1) .text-bg-warning").toHaveText("Not accessible");
});

test("a town or a street narrows the places, in any case of letters", async () => {
    await showBooking(1);
    await contains("input[aria-label='Town or street']").edit(" LENINA", { confirm: false });
    expect(queryAllTexts(".apk_slots_place strong")).toEqual(["Buy, Lenina 2"]);
});

test("a chosen place shows its days and times; more than one window of a time is counted", async () => {
    await showBooking(1);
    await contains(".apk_slots_place:eq(0)").click();
    expect(".apk_slots_place").toHaveCount(0);
    await contains("button:contains(Another place)").click();
    expect(".apk_slots_place").toHaveCount(2);
});

test("days stand in their order, each with its free times", async () => {
    await showBooking(2);
    expect(queryAllTexts(".apk_slots_day h3")).toEqual(["Monday 3", "Tuesday 4"]);
    expect(queryAllTexts(".apk_slots_day button")).toEqual(["09:00", "09:30 ×3", "09:00"]);
});

test("nothing earlier than today; later turns the pages", async () => {
    onRpc("booking", "web_save", ({ args }) => expect.step(args[1].first_day));
    await showBooking(2);
    expect("button:contains(Earlier)").not.toBeEnabled();
    await contains("button:contains(Later)").click();
    expect(".o_field_widget[name=first_day]").toHaveText(/Aug 17|08\/17/);
});

test("where nothing is free, what to do next is shown", async () => {
    await showBooking(3);
    expect(".alert-warning").toHaveText(/No free time in these two weeks/);
    expect("button:contains(Later)").toBeEnabled();
});

test("to a client with health limits each thing of the place is shown: there, not there, not known", async () => {
    await showBooking(4);
    expect(".list-inline-item:eq(0) .fa-check").toHaveCount(1);
    expect(".list-inline-item:eq(1) .fa-times").toHaveCount(1);
    expect(".list-inline-item:eq(2) .fa-question").toHaveCount(1);
});

test("a click on a time holds it and opens the visit", async () => {
    await showBooking(2);
    await contains(".apk_slots_day:eq(1) button").click();
    expect.verifySteps([
        ["hold", [2], "2026-08-04 06:00:00"],
        ["open", HELD],
    ]);
});

test("the keyboard does the same: Tab reaches each free time, Enter holds it", async () => {
    await showBooking(2);
    queryFirst(".apk_slots_day button").focus();
    await press("Tab");
    expect(".apk_slots_day:eq(0) button:eq(1)").toBeFocused();
    await press("Enter");
    await animationFrame();
    await animationFrame();
    expect.verifySteps([
        ["hold", [2], "2026-08-03 06:30:00"],
        ["open", HELD],
    ]);
});

test("while a time is being held no other can be clicked", async () => {
    const slow = new Deferred();
    holds = () => slow;
    await showBooking(2);
    await contains(".apk_slots_day:eq(0) button:eq(0)").click();
    expect(".apk_slots_day button:enabled").toHaveCount(0);
    slow.resolve(HELD);
    await animationFrame();
    expect(".apk_slots_day button:enabled").toHaveCount(3);
    expect.verifySteps([
        ["hold", [2], "2026-08-03 06:00:00"],
        ["open", HELD],
    ]);
});

test("two quick clicks hold one time, also while the form is still being saved", async () => {
    const saving = new Deferred();
    onRpc("booking", "web_save", () => saving);
    await showBooking(2);
    await contains(".o_field_widget[name=has_health_limits] input").click();
    const buttons = document.querySelectorAll(".apk_slots_day button");
    buttons[0].click();
    buttons[1].click();
    await animationFrame();
    saving.resolve();
    await advanceTime(100);
    await animationFrame();
    expect.verifySteps([
        ["hold", [2], "2026-08-03 06:00:00"],
        ["open", HELD],
    ]);
});

test("a time that has just been taken: the refusal is shown, and what is free now is shown", async () => {
    expect.errors(1);
    holds = () => {
        MockServer.env["booking"].write([2], { choice: { ...FREE(), days: FREE().days.slice(1) } });
        throw makeServerError({ message: "The time has just been taken" });
    };
    onRpc("booking", "web_read", () => expect.step("looks anew"));
    await showBooking(2);
    expect.verifySteps(["looks anew"]);
    await contains(".apk_slots_day:eq(0) button:eq(0)").click();
    await animationFrame();
    expect.verifySteps([["hold", [2], "2026-08-03 06:00:00"], "looks anew"]);
    expect.verifyErrors(["RPC_ERROR"]);
    expect(".modal").toHaveText(/The time has just been taken/);
    expect(queryAllTexts(".apk_slots_day h3")).toEqual(["Tuesday 4"]);
    expect(".apk_slots_day button").toBeEnabled();
});
