import { beforeEach, expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, mockService, mountWithCleanup, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

const ROW = {
    id: 7,
    name: "ОГ-2026/000007",
    subject: "Subsidy",
    who: "Иванов И. И.",
    due: "today till 17:40",
};
let queues, isOffline, heard;

beforeEach(() => {
    queues = [
        {
            key: "overdue",
            name: "Overdue",
            count: 1,
            model: "apk.case",
            domain: [["is_late", "=", true]],
            rows: [ROW],
        },
        {
            key: "triage",
            name: "To sort",
            count: 9,
            model: "apk.case",
            domain: [["awaits_triage", "=", true]],
            list_view_id: 44,
            rows: [{ ...ROW, id: 8 }],
        },
        {
            key: "calls",
            name: "To call back",
            count: 12,
            model: "apk.callback",
            action: "apk_line.action",
            rows: [],
        },
    ];
    [isOffline, heard] = [false, {}];
    mockService("bus_service", {
        subscribe(type, listen) {
            heard[type] = listen;
            return super.subscribe(...arguments);
        },
    });
    onRpc("desk", () => {
        if (isOffline) {
            throw new Error("no network");
        }
        return queues;
    });
    mockService("action", { doAction: (action) => expect.step(action) });
});

const showDesk = () =>
    mountWithCleanup(registry.category("actions").get("apk_desk"), {
        props: { action: {}, actionId: 1 },
    });

test("queues stand in the order in which the server names them, each with its count", async () => {
    await showDesk();
    expect(queryAllTexts(".apk_desk_heading > span:first-child")).toEqual([
        "Overdue",
        "To sort",
        "To call back",
    ]);
    expect(queryAllTexts(".apk_desk_queue .badge")).toEqual(["1", "9", "12"]);
});

test("a card is red where a term is over or the server says so", async () => {
    await showDesk();
    expect(".apk_desk_late").toHaveCount(0);
    queues[0].rows = [{ ...ROW, is_late: true }];
    queues[2].is_alert = true;
    await contains("button:contains(Refresh)").click();
    expect(queryAllTexts(".apk_desk_late .apk_desk_heading > span:first-child")).toEqual([
        "Overdue",
        "To call back",
    ]);
    expect(".apk_desk_row .text-danger").toHaveText("today till 17:40");
});

test("a click on a row opens this record", async () => {
    await showDesk();
    expect(".apk_desk_row:eq(0)").toHaveText(
        /ОГ-2026\/000007\s*Subsidy\s*Иванов И. И.\s*today till 17:40/
    );
    await contains(".apk_desk_row:eq(0)").click();
    expect.verifySteps([
        {
            type: "ir.actions.act_window",
            res_model: "apk.case",
            res_id: 7,
            views: [[false, "form"]],
        },
    ]);
});

test("the heading of a card opens what it counts: by its own action, its own list, or the usual one", async () => {
    await showDesk();
    for (const heading of ["To call back", "To sort", "Overdue"]) {
        await contains(`.apk_desk_heading:contains(${heading})`).click();
    }
    const list = (queue, view) => ({
        type: "ir.actions.act_window",
        name: queue.name,
        res_model: "apk.case",
        domain: queue.domain,
        views: [
            [view, "list"],
            [false, "form"],
        ],
    });
    expect.verifySteps(["apk_line.action", list(queues[1], 44), list(queues[0], false)]);
});

test("«Show all» stands where more is counted than shown", async () => {
    await showDesk();
    expect(".apk_desk_queue:eq(0) button:contains(Show all)").toHaveCount(0);
    await contains(".apk_desk_queue:eq(1) button:contains(Show all: 9)").click();
    expect.verifySteps([
        {
            type: "ir.actions.act_window",
            name: "To sort",
            res_model: "apk.case",
            domain: [["awaits_triage", "=", true]],
            views: [
                [44, "list"],
                [false, "form"],
            ],
        },
    ]);
});

test("what a colleague does comes to the desk by itself, a burst of it once", async () => {
    await showDesk();
    expect(".apk_desk_updated").toHaveText(/updated at/);
    await advanceTime(20_000);
    let looks = 0;
    onRpc("desk", () => {
        looks++;
        return queues;
    });
    queues = [{ ...queues[0], name: "Due today" }];
    for (let change = 0; change < 5; change++) {
        heard["apk_desk.changed"]({});
    }
    await advanceTime(2_000);
    await animationFrame();
    expect(looks).toBe(1);
    expect(queryAllTexts(".apk_desk_heading > span:first-child")).toEqual(["Due today"]);
});

test("without a connection the cards stay and the desk says of when they are", async () => {
    await showDesk();
    isOffline = true;
    await advanceTime(400_000);
    await animationFrame();
    expect(".apk_desk_updated").toHaveText(/no connection, as it was at/);
    expect(".apk_desk_queue").toHaveCount(3);
    isOffline = false;
    await advanceTime(400_000);
    await animationFrame();
    expect(".apk_desk_updated").toHaveText(/updated at/);
});

test("«Refresh» looks anew; without any queue the desk says so", async () => {
    queues = [];
    await showDesk();
    expect(".apk_desk").toHaveText(/No work waits for you now/);
    queues = [
        { key: "triage", name: "To sort", count: 1, model: "apk.case", domain: [], rows: [ROW] },
    ];
    await contains("button:contains(Refresh)").click();
    expect(".apk_desk_queue").toHaveCount(1);
    expect(".apk_desk").not.toHaveText(/No work waits for you now/);
});
