import { beforeEach, expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { makeMockEnv, mockService } from "@web/../tests/web_test_helpers";
import { openForms } from "@apk_case/answer/case_screens";
import { registry } from "@web/core/registry";
import { ControllerNotFoundError } from "@web/webclient/actions/action_service";

defineMailModels();

beforeEach(() => openForms.clear());

async function handOver(params, restore = () => expect.step("back")) {
    mockService("notification", { add: (message) => expect.step(message) });
    mockService("action", {
        doAction: (action) => expect.step(action.infos || action),
        restore,
    });
    const env = await makeMockEnv();
    await registry.category("actions").get("apk_handed_over")(env, { params });
}

function formOf(resId) {
    openForms.add({ model: { root: { resId } }, loseSight: () => expect.step("lost") });
}

test("who still sees the message stays on it", async () => {
    formOf(5);
    await handOver({ message: "Передано", out_of_sight: [] });
    expect.verifySteps(["Передано", { noReload: false }]);
});

test("who sees it no more is led back", async () => {
    formOf(5);
    await handOver({ message: "Передано", out_of_sight: [5] });
    expect.verifySteps(["Передано", { noReload: true }, "lost", "back"]);
});

test("where nothing is behind the message the own list opens", async () => {
    formOf(5);
    await handOver({ message: "Передано", out_of_sight: [5] }, () => {
        throw new ControllerNotFoundError("none");
    });
    expect.verifySteps(["Передано", { noReload: true }, "lost", "apk_case.apk_case_action_mine"]);
});
