import { beforeEach, expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, mockService, mountWithCleanup, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

const ADDRESS = {
    key: "public_address",
    name: "Public address",
    state: "todo",
    why: "Links in letters lead to http://127.0.0.1",
    button: "Set the address",
    action: { type: "ir.actions.act_window", res_model: "res.config.settings", target: "new" },
    hint: "",
};
const BACKUP = { key: "backup", name: "Backup", state: "todo", why: "No copy", button: "How", action: false, hint: "./apk backup" }; // prettier-ignore
const UNITS = { key: "units", name: "Units", state: "done", why: "Eight", button: "Open", action: false, hint: "" }; // prettier-ignore
let checks, closeDialog;

beforeEach(() => {
    checks = [ADDRESS, BACKUP, UNITS];
    onRpc("apk.readiness", "readiness", () => checks);
    mockService("action", {
        doAction: (action, { onClose }) => {
            expect.step(action.res_model);
            closeDialog = onClose;
        },
    });
});

const show = () =>
    mountWithCleanup(registry.category("actions").get("apk_readiness"), {
        props: { action: {}, actionId: 1 },
    });

test("what is to be done stands before what is ready, an empty heading is left out", async () => {
    await show();
    expect(queryAllTexts("h2")).toEqual(["To be done: 2", "In order: 1"]);
    expect(".apk_readiness_count").toHaveText("ready: 1 of 3");
});

test("one press opens the place; when it is closed, the screen looks anew", async () => {
    await show();
    await contains("[data-key=public_address] button").click();
    expect.verifySteps(["res.config.settings"]);
    checks = [{ ...ADDRESS, state: "done" }, BACKUP, UNITS];
    closeDialog();
    await animationFrame();
    expect(queryAllTexts("h2")).toEqual(["To be done: 1", "In order: 2"]);
});

test("what is mended outside of the program is told", async () => {
    await show();
    await contains("[data-key=backup] button").click();
    expect(".modal-body").toHaveText("./apk backup");
});

test("where another administrator is needed there is no button", async () => {
    checks = [{ ...ADDRESS, button: "", action: false }];
    await show();
    expect(".apk_readiness_check button").toHaveCount(0);
});
