import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { makeMockEnv, mockService } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

async function openNext(params) {
    mockService("action", {
        doAction: (action) => expect.step(action.type || action),
        switchView: (...args) => expect.step(args),
    });
    const env = await makeMockEnv();
    await registry.category("actions").get("apk_open_next")(env, { params });
}

test("the next record takes the place of the one on the screen, the others wait in the pager", async () => {
    await openNext({ ids: [5, 9, 2] });
    expect.verifySteps(["ir.actions.act_window_close", ["form", { resId: 5, resIds: [5, 9, 2] }]]);
});

test("when nothing waits the desk opens, and the toast says what was done", async () => {
    mockService("notification", { add: (message) => expect.step(message) });
    await openNext({ ids: [], message: "Отправлено" });
    expect.verifySteps(["Отправлено", "ir.actions.act_window_close", "apk_base.desk_action"]);
});
