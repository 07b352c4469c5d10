import { beforeEach, expect, test } from "@odoo/hoot";
import { press } from "@odoo/hoot-dom";
import { animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, mockService, mountWithCleanup } from "@web/../tests/web_test_helpers";

defineMailModels();

const opened = (callId) => ({
    type: "ir.actions.client",
    tag: "apk_line_card",
    params: { call_id: callId, take: true },
});
let tell;

beforeEach(async () => {
    tell = {};
    mockService("bus_service", {
        subscribe(type, handler) {
            tell[type] = handler;
            return super.subscribe(...arguments);
        },
    });
    mockService("action", { doAction: (action) => expect.step(action) });
    await mountWithCleanup(`<div/>`);
});

const ring = async (call) => {
    tell["apk_line.incoming"](call);
    await animationFrame();
};

test("a call that comes in is announced on whatever page, by name and number", async () => {
    await ring({ call_id: 5, phone: "+7 1", who: "Ivanov" });
    expect(".apk_line_incoming").toHaveText(/Ivanov, \+7 1/);
    await contains(".apk_line_incoming button:contains(Open)").click();
    expect.verifySteps([opened(5)]);
    expect(".apk_line_incoming").toHaveCount(0);
});

test("a hidden number is called so", async () => {
    await ring({ call_id: 5, phone: "", who: "" });
    expect(".apk_line_incoming").toHaveText(/Hidden number/);
});

test("the same call is announced once", async () => {
    await ring({ call_id: 5, phone: "+7 1", who: "" });
    await ring({ call_id: 5, phone: "+7 1", who: "" });
    expect(".apk_line_incoming").toHaveCount(1);
});

test("Alt+Enter opens the last call that rings, also while somebody types elsewhere", async () => {
    const box = document.createElement("input");
    document.querySelector(".o_web_client, body").append(box);
    await ring({ call_id: 5, phone: "+7 1", who: "" });
    await ring({ call_id: 6, phone: "+7 2", who: "" });
    await contains(box).click();
    await press(["alt", "Enter"]);
    await animationFrame();
    expect.verifySteps([opened(6)]);
    await press(["alt", "Enter"]);
    await animationFrame();
    expect.verifySteps([opened(5)]);
    await press(["alt", "Enter"]);
    expect.verifySteps([]);
    box.remove();
});

test("a call that somebody else has answered is announced no more", async () => {
    await ring({ call_id: 5, phone: "+7 1", who: "" });
    tell["apk_line.gone"]({ call_id: 5 });
    await animationFrame();
    expect(".apk_line_incoming").toHaveCount(0);
    await press(["alt", "Enter"]);
    expect.verifySteps([]);
});
