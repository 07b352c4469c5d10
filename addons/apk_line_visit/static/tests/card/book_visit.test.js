import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { makeMockEnv, mockService } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

test("«Book a visit» opens the booking above the card with the facts of the call, and waits until it is closed", async () => {
    let close;
    mockService("action", {
        loadAction: async (name) => ({ name, type: "ir.actions.act_window" }),
        doAction: (action, { additionalContext, onClose }) => {
            expect.step([action, additionalContext]);
            close = onClose;
        },
    });
    const env = await makeMockEnv();
    const button = registry.category("apk_line.card_buttons").get("apk_line_visit.book");
    expect(button.key).toBe("F7");
    const running = button
        .run(env, { call: { id: 5, question: "hay" }, client: { id: 9 } })
        .then(() => expect.step("back on the card"));
    await new Promise((resolve) => setTimeout(resolve));
    expect.verifySteps([
        [
            {
                name: "apk_visit.apk_visit_book_action",
                type: "ir.actions.act_window",
                target: "new",
            },
            {
                default_call_id: 5,
                default_partner_id: 9,
                default_question: "hay",
                default_via: "line",
            },
        ],
    ]);
    close();
    await running;
    expect.verifySteps(["back on the card"]);
});
