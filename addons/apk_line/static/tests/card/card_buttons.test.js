import { expect, test } from "@odoo/hoot";
import { press } from "@odoo/hoot-dom";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";
import { keys, makeCard, openCard, useOffice } from "./call_card_helpers";

defineMailModels();
const office = useOffice();

// as an addon does it, when its module is loaded
registry.category("apk_line.card_buttons").add("test", {
    label: "Test",
    key: "F6",
    async run(env, card) {
        expect.step(["run", card.call.question]);
        office.card = makeCard({ client: { id: 9, name: "Ivanov" } });
    },
});

test("a key of an addon: the call is written down, the button runs, the card shows what has become of it", async () => {
    await openCard();
    expect(".apk_call_client button:contains(Test)").toHaveText(/F6/);
    await contains("#apk_call_question").click();
    await press("h");
    await keys("F6");
    expect.verifySteps([["run", "h"]]);
    expect(".apk_call_client").toHaveText(/Ivanov/);
});

test("a click on the button of an addon does the same", async () => {
    await openCard();
    await contains(".apk_call_client button:contains(Test)").click();
    expect.verifySteps([["run", ""]]);
});
