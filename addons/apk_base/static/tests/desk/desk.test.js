import { beforeEach, expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
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
let queues;

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
        { key: "triage", name: "To sort", count: 0, model: "apk.case", domain: [], rows: [] },
        {
            key: "calls",
            name: "To call back",
            count: 12,
            model: "apk.callback",
            action: "apk_line.action",
            rows: [],
        },
    ];
    onRpc("desk", () => queues);
    mockService("action", { doAction: (action) => expect.step(action) });
});

const showDesk = () =>
    mountWithCleanup(registry.category("actions").get("apk_desk"), {
        props: { action: {}, actionId: 1 },
    });

test("queues stand in the order in which the server names them, each with its count", async () => {
    await showDesk();
    expect(queryAllTexts(".apk_desk_queue h2 > span:first-child")).toEqual([
        "Overdue",
        "To sort",
        "To call back",
    ]);
    expect(queryAllTexts(".apk_desk_queue .badge")).toEqual(["1", "0", "12"]);
});

test("an empty queue stays in its place and says that nothing is there", async () => {
    await showDesk();
    expect(".apk_desk_queue:eq(1)").toHaveText(/Nothing here/);
    expect(".apk_desk_queue:eq(1) button").toHaveCount(0);
});

test("only a queue of overdue matters that is not empty is marked as late", async () => {
    await showDesk();
    expect(".apk_desk_late").toHaveCount(1);
    expect(".apk_desk_late h2").toHaveText(/Overdue/);
    queues[0] = { ...queues[0], count: 0, rows: [] };
    await contains("button:contains(Refresh)").click();
    expect(".apk_desk_late").toHaveCount(0);
});

test("a click on a row opens this record", async () => {
    await showDesk();
    expect(".apk_desk_row").toHaveText(
        /ОГ-2026\/000007\s*Subsidy\s*Иванов И. И.\s*today till 17:40/
    );
    await contains(".apk_desk_row").click();
    expect.verifySteps([
        {
            type: "ir.actions.act_window",
            res_model: "apk.case",
            res_id: 7,
            views: [[false, "form"]],
        },
    ]);
});

test("«Show all» opens the whole queue: by its own action, else as a list of its domain", async () => {
    await showDesk();
    await contains(".apk_desk_queue:eq(2) button:contains(Show all)").click();
    await contains(".apk_desk_queue:eq(0) button:contains(Show all)").click();
    expect.verifySteps([
        "apk_line.action",
        {
            type: "ir.actions.act_window",
            name: "Overdue",
            res_model: "apk.case",
            domain: [["is_late", "=", true]],
            views: [
                [false, "list"],
                [false, "form"],
            ],
        },
    ]);
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
