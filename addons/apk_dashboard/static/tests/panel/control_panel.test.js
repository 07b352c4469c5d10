import { beforeEach, expect, test } from "@odoo/hoot";
import { queryAllTexts, queryFirst } from "@odoo/hoot-dom";
import { animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, mockService, mountWithCleanup, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

const FIGURE = {
    code: "answer",
    name: "Answers in time",
    how: "Answers sent in time, of all.",
    clause: "30",
    period: "by the day on which the term ends",
    is_left_out: false,
    value: "92,0 %",
    percent: 92,
    part: 46,
    whole: 50,
    rest: 4,
    is_short: true,
};
const ROW = {
    id: 7,
    number: "ОГ-2026/000007",
    subject: "Subsidy",
    unit: "Crops",
    person: "Иванов И. И.",
    is_without_executor: false,
    due: "by 18:00",
    is_late: true,
    may_ask: true,
    may_order: false,
};
let panel, asked;

beforeEach(() => {
    asked = [];
    panel = {
        period: "Q4",
        first: "2026-10-01",
        last: "2026-12-31",
        scope: "",
        updated_at: "10:00",
        burning: { late: 1, today: 0, open: 5, rows: [ROW, { ...ROW, id: 8, may_ask: false }] },
        volume: [],
        sections: [{ key: "terms", name: "Kept in time", figures: [FIGURE] }],
        trend: { weeks: [{ text: "16.11", day: "2026-11-16" }], rows: [] },
        areas: [],
        units: [],
        people: [],
        topics: [],
        satisfaction: {},
    };
    mockService("action", { doAction: (action) => expect.step(action) });
    onRpc("choices", () => ({ unit: [[3, "Crops"]] }));
    onRpc("panel", ({ args }) => {
        asked.push(args[0]);
        return panel;
    });
});

const showPanel = () =>
    mountWithCleanup(registry.category("actions").get("apk_control_panel"), {
        props: { action: {}, actionId: 1 },
    });

test("a figure says what it is made of, and each of its numbers opens a list", async () => {
    onRpc("open_figure", ({ args }) => args);
    await showPanel();
    expect(".apk_figure").toHaveText(/92,0 %[\s\S]*46 of 50[\s\S]*not: 4/);
    await contains(".apk_figure_value").click();
    await contains(".apk_figure_rest").click();
    expect.verifySteps([
        ["answer", "whole", { period: "quarter" }],
        ["answer", "rest", { period: "quarter" }],
    ]);
});

test("buttons stand only where the reader may press them, and one press asks", async () => {
    onRpc("action_remind", ({ args }) => args);
    await showPanel();
    expect(queryAllTexts(".apk_burning_acts button")).toEqual(["Remind", "Ask for an explanation"]);
    await contains(".apk_burning_acts button").click();
    expect.verifySteps([[[7]]]);
});

test("a filter asks the server anew and stays for the tab", async () => {
    await showPanel();
    await contains("select[name=unit]").select("3");
    await animationFrame();
    expect(asked).toEqual([{ period: "quarter" }, { period: "quarter", unit: 3 }]);
    await contains("button:contains(Clear)").click();
    expect(asked.at(-1)).toEqual({ period: "quarter" });
});

test("what is late is said in words, not by a colour alone", async () => {
    await showPanel();
    expect(queryFirst(".apk_burning_due.apk_is_late").textContent).toMatch(/overdue/);
});

test("a cell of the weeks opens what it counts", async () => {
    const cells = [{ text: "87,5", percent: 87.5, whole: 8 }];
    panel.trend.rows = [{ code: "answer", name: "Answers in time", cells }];
    onRpc("open_week", ({ args }) => args);
    await showPanel();
    await contains(".apk_trend button").click();
    expect.verifySteps([["answer", "2026-11-16", { period: "quarter" }]]);
});
