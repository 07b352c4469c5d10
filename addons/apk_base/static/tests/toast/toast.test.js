import { animationFrame, click, expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    defineModels,
    fields,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import { WebClient } from "@web/webclient/webclient";
import "@apk_base/toast/toast";

class Act extends models.Model {
    _name = "act.to.undo";
    name = fields.Char();
}

defineMailModels();
defineModels([Act]);

const TOAST = {
    type: "ir.actions.client",
    tag: "apk_toast",
    params: {
        message: "Assigned: 3",
        button: { name: "Undo", model: "act.to.undo", method: "action_undo", ids: [7] },
    },
};

test("an act is taken back by the button of its toast", async () => {
    onRpc("act.to.undo", "action_undo", ({ args }) => {
        expect.step(`undo ${args[0]}`);
        return {
            type: "ir.actions.client",
            tag: "apk_toast",
            params: { message: "Taken back: 3" },
        };
    });
    await mountWithCleanup(WebClient);
    await getService("action").doAction(TOAST);
    await animationFrame();
    expect(".o_notification").toHaveText(/Assigned: 3/);
    await click(".o_notification button:contains(Undo)");
    await animationFrame();
    await animationFrame();
    expect.verifySteps(["undo 7"]);
    expect(".o_notification").toHaveText(/Taken back: 3/);
});

test("a toast without a button only tells", async () => {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({ ...TOAST, params: { message: "Closed: 2" } });
    await animationFrame();
    expect(".o_notification").toHaveText(/Closed: 2/);
    expect(".o_notification_buttons button").toHaveCount(0);
});
