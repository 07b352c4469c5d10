import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import { press, queryAllTexts } from "@odoo/hoot-dom";
import { contains, onRpc } from "@web/../tests/web_test_helpers";
import { keys, makeCard, openCard, useOffice } from "./call_card_helpers";

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
    office.card = makeCard({ call: { phone: "", phone_text: "", phone_note: "Ask for the name" } });
    await openCard();
    expect(".apk_call_client").toHaveText(/Number hidden/);
    expect(".apk_call_number").toHaveText("Ask for the name");
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

const CALLERS = [
    { kind: "message", id: "ОГ-2026/000001", name: "ОГ-2026/000001", note: "Ivanov · In work" },
    { kind: "client", id: 61, name: "Ivanov Ivan", note: "+7 910 123-45-67 · Buy" },
];

/** Alt+0, the text, and the search has answered. */
async function who(text) {
    await keys(["alt", "0"]);
    for (const letter of text) {
        await press(letter);
    }
    await advanceTime(200);
    await animationFrame();
}

test("one field finds the caller: Alt+0, arrows, Enter, and the cursor is back in the talk", async () => {
    office.callers = CALLERS;
    await openCard();
    await who("1");
    expect(queryAllTexts(".apk_call_client .apk_call_found strong")).toEqual([
        "ОГ-2026/000001",
        "Ivanov Ivan",
    ]);
    await keys("Enter");
    expect.verifySteps([
        ["find_caller", "1"],
        ["choose_caller", "message", "ОГ-2026/000001"],
    ]);
    expect("#apk_call_question").toBeFocused();
    await who("iv");
    await keys("ArrowDown", "Enter");
    expect.verifySteps([
        ["find_caller", "iv"],
        ["choose_caller", "client", 61],
    ]);
});

test("Enter that is quicker than a slow search takes the only one that is found", async () => {
    office.answers.find_caller = () =>
        new Promise((resolve) => setTimeout(() => resolve(CALLERS.slice(1)), 400));
    await openCard();
    await keys(["alt", "0"]);
    for (const letter of "123") {
        await press(letter);
    }
    await press("Enter");
    await advanceTime(1000);
    await animationFrame();
    expect.verifySteps([["find_caller"], ["choose_caller", "client", 61]]);
});

test("a name that nobody has is a new client; a number is not", async () => {
    onRpc("res.partner", "create", ({ args }) => (expect.step(["create", args[0]]), [77]));
    await openCard();
    await who("123");
    expect(".apk_call_client").toHaveText(/Nobody is found/);
    await keys("Enter", "Escape");
    await who("petrov");
    await keys("Enter");
    expect.verifySteps([
        ["find_caller", "123"],
        ["find_caller", "petrov"],
        ["create", [{ name: "petrov", phone: "+74942000000" }]],
        ["choose_caller", "client", 77],
    ]);
});

test("Enter that is quicker than the search takes the only one, of several it waits", async () => {
    office.callers = CALLERS;
    await openCard();
    await keys(["alt", "0"], "1", "Enter");
    expect.verifySteps([["find_caller", "1"]]);
    expect(".apk_call_client .apk_call_found").toHaveCount(2);
    await keys("Escape");
    office.callers = CALLERS.slice(0, 1);
    await keys(["alt", "0"], "2", "Enter");
    expect.verifySteps([
        ["find_caller", "2"],
        ["choose_caller", "message", "ОГ-2026/000001"],
    ]);
});

test("keys in the field are no answers to the questions and finish nothing", async () => {
    await openCard();
    await keys("F2");
    await who("10");
    await keys("Enter");
    expect.verifySteps([["find_caller", "10"]]);
    expect(".apk_call_asked").toHaveCount(2);
});

test("a wrong client is forgotten by one press, and the cursor is in the field", async () => {
    office.card = makeCard({ client: { id: 9, name: "Ivanov", certainty: "known" } });
    await openCard();
    await contains("button:contains(Not this client)").click();
    expect.verifySteps([["forget_caller"]]);
    expect("#apk_call_who").toBeFocused();
});

test("the message, the profile and the latest contacts stand there", async () => {
    office.card = makeCard({
        client: {
            id: 9,
            name: "Ivanov",
            notes: ["Farm", "Buy"],
            contacts: [
                { id: 1, when: "10:02", what: "Call from the client", text: "Support. Answered" },
                { id: 2, when: "27 November, 9:00", what: "Message from the client", text: "" },
            ],
        },
        message: { name: "ОГ-2026/000001", state: "In work", due: "3 August" },
    });
    await openCard();
    expect(".apk_call_message").toHaveText(/ОГ-2026\/000001[^]*In work, not later than 3 August/);
    expect(".apk_call_client").toHaveText(/Farm · Buy/);
    expect(queryAllTexts(".apk_call_contact")).toEqual([
        "10:02 Call from the client: Support. Answered",
        "27 November, 9:00 Message from the client",
    ]);
});

test("a timer says how long the talk goes on", async () => {
    const since = luxon.DateTime.utc().minus({ seconds: 65 }).toFormat("yyyy-MM-dd HH:mm:ss");
    office.card = makeCard({ call: { answered_at: since } });
    await openCard();
    expect(".apk_call_timer").toHaveText("1:05");
    await advanceTime(3000);
    expect(".apk_call_timer").toHaveText("1:08");
});
