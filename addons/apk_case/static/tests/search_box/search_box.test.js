import { beforeEach, expect, test } from "@odoo/hoot";
import { press } from "@odoo/hoot-dom";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    getService,
    makeMockEnv,
    mockService,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import { SearchBox } from "@apk_case/search_box/search_box";
import { provideMessages } from "@apk_case/search_box/palette";

defineMailModels();

const ROW = {
    id: 7,
    name: "СП-2026/000007",
    subject: "Субсидия",
    who: "Иванов П. С.",
    state: "Closed",
    found_by: "phone: +7 910 123-45-67",
};
const OTHER = { ...ROW, id: 8, name: "СП-2026/000008" };
const FORM = {
    type: "ir.actions.act_window",
    res_model: "apk.case",
    res_id: 7,
    views: [[false, "form"]],
};
const IN_LIST = {
    additionalContext: { search_default_open: false, search_default_found_by: "4567" },
};
let found, mayRead;

beforeEach(() => {
    [found, mayRead] = [[ROW, OTHER], true];
    onRpc("has_access", () => mayRead);
    onRpc("apk.case", "find", ({ args }) => {
        expect.step(`find ${args[0]}`);
        return found;
    });
    mockService("action", { doAction: (action, options) => expect.step(options || action) });
});

const type = async (text) => {
    await contains(".apk_search_box input").edit(text, { confirm: false });
    await advanceTime(300);
    await animationFrame();
};

test("what is found is shown while one types, and by what it was found", async () => {
    await mountWithCleanup(SearchBox);
    await type("4567");
    expect.verifySteps(["find 4567"]);
    expect(".apk_found").toHaveCount(2);
    expect(".apk_found:eq(0)").toHaveText(/СП-2026\/000007\s*Субсидия[^]*phone: \+7 910/);
    await contains(".apk_found:eq(0)").click();
    expect.verifySteps([FORM]);
});

test("Enter opens the list of all; the only message opens itself", async () => {
    await mountWithCleanup(SearchBox);
    await type("4567");
    await press("Enter");
    expect.verifySteps(["find 4567", IN_LIST]);
    found = [ROW];
    await type("4567 ");
    await type("4567");
    await press("Enter");
    expect.verifySteps(["find 4567", "find 4567", FORM]);
});

test("arrows choose, Escape clears; an empty box asks for nothing", async () => {
    await mountWithCleanup(SearchBox);
    await type("4567");
    await press("ArrowDown");
    await animationFrame();
    expect(".apk_found_chosen").toHaveText(/000007/);
    await press("Enter");
    expect.verifySteps(["find 4567", FORM]);
    await press("Escape");
    await animationFrame();
    expect(".apk_found").toHaveCount(0);
    await press("Enter");
    expect.verifySteps([]);
});

test("when nothing is found the box says what to try", async () => {
    found = [];
    await mountWithCleanup(SearchBox);
    await type("абракадабра");
    expect(".apk_search_box_found").toHaveText(/Nothing is found. Try a part/);
    expect.verifySteps(["find абракадабра"]);
});

test("who reads no messages has no box", async () => {
    mayRead = false;
    await mountWithCleanup(SearchBox);
    expect(".apk_search_box").toHaveCount(0);
});

test("the command palette offers what is found and the whole list", async () => {
    await makeMockEnv();
    const env = { services: { orm: getService("orm"), action: getService("action") } };
    const provided = provideMessages(env, { searchValue: "4567" });
    await advanceTime(300);
    const commands = await provided;
    expect(commands.map((one) => one.name)).toEqual([
        "4567 — СП-2026/000007",
        "4567 — СП-2026/000008",
        "Find «4567» in messages",
    ]);
    commands[0].action();
    commands[2].action();
    expect.verifySteps(["find 4567", FORM, IN_LIST]);
    expect(await provideMessages(env, { searchValue: "4" })).toEqual([]);
});
