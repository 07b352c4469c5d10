import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { makeMockEnv, mockService } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

test("the next record takes the place of the one on the screen, the others wait in the pager", async () => {
    mockService("action", { switchView: (...args) => expect.step(args) });
    const env = await makeMockEnv();
    await registry.category("actions").get("apk_open_next")(env, { params: { ids: [5, 9, 2] } });
    expect.verifySteps([["form", { resId: 5, resIds: [5, 9, 2] }]]);
});
