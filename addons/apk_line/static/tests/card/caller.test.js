import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains } from "@web/../tests/web_test_helpers";
import { makeCard, openCard, useOffice } from "./call_card_helpers";

defineMailModels();
const office = useOffice();

test("how surely the client is known stands beside the number", async () => {
    for (const [certainty, word] of [
        ["known", "known"],
        ["maybe", "maybe"],
        ["unknown", "unknown"],
    ]) {
        office.card = makeCard({ client: { certainty } });
        const card = await openCard();
        expect(".apk_call_client .badge").toHaveText(word);
        card.__owl__.app.destroy();
    }
});

test("a hidden number is called so", async () => {
    office.card = makeCard({ call: { phone: "" } });
    await openCard();
    expect(".apk_call_client").toHaveText(/Hidden number/);
});

test("a matter that the operator may see opens; of another one only the state and the term are read", async () => {
    office.card = makeCard({
        client: {
            matters: [
                {
                    model: "apk.case",
                    id: 1,
                    name: "ОГ-1",
                    what: "In work",
                    due: "3 August",
                    may_open: true,
                },
                {
                    model: "apk.case",
                    id: 2,
                    name: "ОГ-2",
                    what: "Registered",
                    due: "",
                    may_open: false,
                },
            ],
        },
    });
    await openCard();
    expect(".apk_call_matter:eq(0)").toHaveText(/ОГ-1\s*In work, not later than 3 August/);
    expect(".apk_call_matter button").toHaveCount(1);
    await contains(".apk_call_matter button").click();
    expect.verifySteps([
        [
            "doAction",
            {
                type: "ir.actions.act_window",
                name: "ОГ-1",
                res_model: "apk.case",
                res_id: 1,
                views: [[false, "form"]],
                target: "new",
            },
        ],
    ]);
});
