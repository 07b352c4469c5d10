import { beforeEach, expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, mockService, mountWithCleanup, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

let board, isOffline, tell;

beforeEach(() => {
    board = {
        is_open: true,
        shift: [
            { id: 1, name: "Petrova", since: "2026-01-01 10:00:00" },
            { id: 2, name: "Sidorov", since: "" },
        ],
        unfinished: [{ id: 8, who: "Ivanov", question: "hay", at: "10:02" }],
        figures: [
            { key: "waiting", name: "Callbacks waiting", value: 2, is_alarm: true },
            { key: "missed", name: "Unanswered today", value: 0, is_alarm: false },
        ],
        waiting: [
            { id: 4, name: "+7 1", who: "Ivanov", subject: "hay", due: "12:00", is_late: true },
            { id: 5, name: "+7 2", who: "", subject: "", due: "17:00", is_late: false },
        ],
    };
    isOffline = false;
    onRpc("board", () => {
        expect.step("looks");
        if (isOffline) {
            throw new Error("no network");
        }
        return board;
    });
    tell = {};
    mockService("bus_service", {
        subscribe(type, handler) {
            (tell[type] ||= new Set()).add(handler);
            return super.subscribe(...arguments);
        },
        unsubscribe(type, handler) {
            tell[type]?.delete(handler);
            return super.unsubscribe(...arguments);
        },
    });
    mockService("action", { doAction: (action) => expect.step(action) });
});

const showBoard = () =>
    mountWithCleanup(registry.category("actions").get("apk_line_board"), {
        props: { action: {}, actionId: 1 },
    });

test("the figures stand in the order of the server, zeros too, and an alarm is marked", async () => {
    await showBoard();
    expect(queryAllTexts(".apk_line_figure .apk_line_value")).toEqual(["2", "0"]);
    expect(".apk_line_figure.apk_line_alarm").toHaveCount(1);
    expect(".apk_line_alarm[data-key=waiting]").toHaveCount(1);
    expect.verifySteps(["looks"]);
});

test("those who wait: a name, else the number; one whose term has passed is red; a click opens", async () => {
    await showBoard();
    expect(queryAllTexts(".apk_line_row strong")).toEqual(["Ivanov", "+7 2"]);
    expect(".apk_line_row:eq(0) .text-danger").toHaveText("not later than 12:00");
    expect(".apk_line_row:eq(1) .text-danger").toHaveCount(0);
    await contains(".apk_line_row:eq(1) .apk_line_open").click();
    await contains("button:contains(New call)").click();
    expect.verifySteps([
        "looks",
        {
            type: "ir.actions.act_window",
            res_model: "apk.callback",
            res_id: 5,
            views: [[false, "form"]],
        },
        "apk_line.card_action",
    ]);
});

test("when nobody waits the board says so, and whether the line is open", async () => {
    Object.assign(board, { waiting: [], is_open: false });
    await showBoard();
    expect(".apk_line_board").toHaveText(/Closed now/);
    expect(".apk_line_board").toHaveText(/Nobody waits/);
    expect.verifySteps(["looks"]);
});

test("the board looks anew when the line has changed and every minute, and no more when it is closed", async () => {
    const component = await showBoard();
    board = { ...board, is_open: false };
    [...tell["apk_line.changed"]].forEach((handler) => handler());
    await advanceTime(2_000);
    await animationFrame();
    expect(".apk_line_board").toHaveText(/Closed now/);
    await advanceTime(60_000);
    expect.verifySteps(["looks", "looks", "looks"]);
    component.__owl__.app.destroy();
    await advanceTime(180_000);
    expect(tell["apk_line.changed"].size).toBe(0);
    expect.verifySteps([]);
});

test("without a connection the wallboard stays and says of when it is", async () => {
    await showBoard();
    isOffline = true;
    await advanceTime(62_000);
    await animationFrame();
    expect(".apk_line_cut_off").toHaveText(/no connection, as it was at/);
    expect(".apk_line_row").toHaveCount(2);
    isOffline = false;
    await advanceTime(62_000);
    await animationFrame();
    expect(".apk_line_cut_off").toHaveCount(0);
    expect.verifySteps(["looks", "looks", "looks"]);
});

test("who is on shift, who talks, and one's own talks that are not finished", async () => {
    await showBoard();
    expect.verifySteps(["looks"]);
    expect(
        queryAllTexts(".apk_line_shift li").map((text) => text.replace(/ \d+:\d+$/, ""))
    ).toEqual(["Petrova talks", "Sidorov"]);
    await contains(".apk_call_unfinished button").click();
    expect.verifySteps([
        { type: "ir.actions.client", tag: "apk_line_card", params: { call_id: 8 } },
    ]);
});

test("an operator calls from the row", async () => {
    board.may_call = true;
    onRpc("action_call", ({ args }) => (expect.step(["action_call", ...args]), { tag: "card" }));
    await showBoard();
    await contains(".apk_line_row:eq(1) button:contains(Call)").click();
    expect.verifySteps(["looks", ["action_call", [5]], { tag: "card" }]);
});
