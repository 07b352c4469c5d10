import { expect, test } from "@odoo/hoot";
import { press, queryAllTexts, queryOne } from "@odoo/hoot-dom";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains } from "@web/../tests/web_test_helpers";
import { keys, makeCard, openCard, useOffice } from "./call_card_helpers";

defineMailModels();
const office = useOffice();

/** The server takes its time; the finger is still on the key. */
const slowly = (value) => () => new Promise((resolve) => setTimeout(() => resolve(value), 50));

/** A date or a time, as the browser's own field gives it. */
async function put(label, value) {
    const field = queryOne(`input[aria-label='${label}']`);
    field.value = value;
    field.dispatchEvent(new Event("input"));
    await animationFrame();
}

test("a colleague: the marked one's words are read out, Enter tells the number", async () => {
    await openCard();
    await keys("F4");
    expect("#apk_call_colleague").toBeFocused();
    expect(".apk_call_work .apk_call_script").toHaveText("I name Petrova");
    await keys("ArrowDown");
    expect(".apk_call_work .apk_call_script").toHaveText("I name Sidorov");
    await contains("#apk_call_reason").click();
    await keys("ArrowDown", "w", "h", "y", "Enter");
    expect.verifySteps([["transfer", { kind: "number_given", expert: 31, reason: "why" }]]);
    expect(".apk_call_asked").toHaveCount(0, { message: "the answer is still to come" });
    await keys("0", "Enter");
    expect.verifySteps([["finish", "number_given"]]);
});

test("a colleague: Ctrl+Enter puts through", async () => {
    await openCard();
    await keys("F4", "ArrowUp", ["ctrl", "Enter"]);
    expect.verifySteps([["transfer", { kind: "transferred", expert: 32, reason: "" }]]);
    expect(".apk_call_work .apk_call_script").toHaveCount(0, { message: "the client is gone" });
    await keys("Enter");
    expect.verifySteps([["finish", "transferred"]]);
});

test("a colleague is found by words, in the order of the card", async () => {
    office.colleagues = [32];
    await openCard();
    await keys("F4", "v", "e", "t");
    await advanceTime(200);
    await animationFrame();
    expect(queryAllTexts(".apk_call_list strong.text-nowrap")).toEqual(["102"]);
    await keys("Enter");
    expect.verifySteps([
        ["find_colleagues", "vet"],
        ["transfer", { kind: "number_given", expert: 32, reason: "" }],
    ]);
});

test("Enter that is quicker than a slow search puts through whom the words find", async () => {
    office.answers.find_colleagues = () =>
        new Promise((resolve) => setTimeout(() => resolve([32]), 400));
    await openCard();
    await keys("F4", "v", "e", "t", ["ctrl", "Enter"]);
    await advanceTime(1000); // the search that typing had begun would come in between
    await animationFrame();
    expect.verifySteps([
        ["find_colleagues"],
        ["transfer", { kind: "transferred", expert: 32, reason: "" }],
    ]);
});

test("presence stands beside the name", async () => {
    const [petrova, sidorov] = makeCard().experts;
    office.card = makeCard({
        experts: [
            { ...petrova, presence: "talking" },
            { ...sidorov, presence: "online", away: "away until 5 December" },
        ],
    });
    await openCard();
    await keys("F4");
    expect(".apk_call_found:eq(0)").toHaveText(/talking on the line/);
    expect(".apk_call_found:eq(1)").toHaveText(/away until 5 December/);
    expect(".apk_call_found:eq(1)").not.toHaveText(/at the computer/);
});

test("a slip is taken back by Ctrl+Z: the talk goes on", async () => {
    await openCard();
    office.card.call.may_take_back = true;
    office.card.call.transfers = [{ id: 1, kind: "number_given", to_name: "Petrova", reason: "" }];
    await keys("F4", "Enter");
    expect("[role=status]").toHaveText(/Petrova/);
    await keys(["ctrl", "z"]);
    expect.verifySteps([
        ["transfer", { kind: "number_given", expert: 31, reason: "" }],
        ["take_back_transfer"],
    ]);
    expect("#apk_call_question").toHaveCount(1);
});

test("what was typed in a turn stands there again after Escape", async () => {
    await openCard();
    await keys("F9", "z", "o", "o", "Escape", "F9");
    expect("#apk_call_body").toHaveValue("zoo");
    expect.verifySteps([["find_bodies", "zoo"]]);
});

test("a third transfer is not offered: Enter leads to the callback", async () => {
    office.card = makeCard({ call: { may_transfer: false } });
    await openCard();
    await keys("F4");
    expect("[role=alert]").toHaveText(/third transfer is not allowed/);
    expect(".apk_call_found").toHaveCount(0);
    await keys("Enter");
    expect("#apk_call_back").toBeFocused();
    expect.verifySteps([]);
});

test("without any colleague Enter passes nobody on", async () => {
    office.card = makeCard({ experts: [] });
    await openCard();
    await keys("F4", "ArrowDown", "Enter");
    expect(".apk_call_work").toHaveText(/No colleague is entered yet/);
    expect.verifySteps([]);
});

test("Enter that is pressed twice passes the client on once", async () => {
    office.answers.transfer = slowly(true);
    await openCard();
    await keys("F4");
    await press("Enter");
    await press("Enter");
    await advanceTime(100);
    await animationFrame();
    expect.verifySteps([["transfer"]]);
    expect(".apk_call_work h2").toHaveText("Farewell");
});

test("a callback: the number of the call stands there, Alt and digits choose intervals, the read term follows them", async () => {
    await openCard();
    await keys("F8");
    expect("#apk_call_back").toHaveValue("+74942000000");
    expect(".apk_call_work .apk_call_script").toHaveText("We shall call till 17:00");
    await keys(["alt", "2"]);
    expect(".apk_call_work .apk_call_script").toHaveText("We shall call 17:00 sharp");
    await keys(["alt", "1"]);
    expect(queryAllTexts(".apk_call_work [aria-pressed=true]").length).toBe(2);
    expect(".apk_call_work .apk_call_script").toHaveText("We shall call 17:00 sharp", {
        message: "the last interval binds",
    });
    await keys(["alt", "2"], "Enter");
    expect.verifySteps([
        [
            "promise_callback",
            {
                phone: "+74942000000",
                windows: [{ start: "2026-08-03 06:00:00", end: "2026-08-03 09:00:00" }],
                question: "",
            },
        ],
    ]);
});

test("a callback: an interval and a term in the client's words", async () => {
    await openCard();
    await keys("F8");
    await put("Day of the interval", "2026-08-11");
    await put("From", "14:00");
    await put("Until", "16:00");
    await contains("button:contains(Add the interval)").click();
    expect(queryAllTexts(".apk_call_work [aria-pressed=true]")).toEqual([
        "вт 11.08 14:00–16:00 Alt+3",
    ]);
    await put("Day of the term", "2026-08-20");
    expect(".apk_call_work .apk_call_script").toHaveText(/We shall call 18:00 20 августа 2026 г\./);
    await contains("button:contains(Promise)").click();
    expect.verifySteps([
        [
            "promise_callback",
            {
                phone: "+74942000000",
                windows: [{ start: "2026-08-11 11:00:00", end: "2026-08-11 13:00:00" }],
                question: "",
                term: "2026-08-20 15:00:00",
            },
        ],
    ]);
});

test("F8 once more changes what was promised", async () => {
    const [, afternoon] = makeCard().windows;
    office.card = makeCard({
        promise: { phone: "+7999", windows: [afternoon], until: afternoon.end, term: "17:00" },
    });
    await openCard();
    await keys("F8");
    expect(".apk_call_work h2").toHaveText("Change the promise");
    expect("#apk_call_back").toHaveValue("+7999");
    expect(".apk_call_work [aria-pressed=true]").toHaveText(/13 till 17/);
    expect(queryOne("input[aria-label='Day of the term']").value).toBe("");
    await keys(["alt", "2"], ["alt", "1"], "Enter");
    expect.verifySteps([
        [
            "promise_callback",
            {
                phone: "+7999",
                windows: [{ start: "2026-08-03 06:00:00", end: "2026-08-03 09:00:00" }],
                question: "",
            },
        ],
    ]);
});

test("a promised callback: the term is named, no questions are asked, Enter finishes", async () => {
    await openCard();
    await keys("F8", "Enter");
    expect("[role=status]").toHaveText(/not later than 17:00 tomorrow/);
    expect(".apk_call_asked").toHaveCount(0);
    await keys("1", "Enter");
    expect.verifySteps([
        ["promise_callback", { phone: "+74942000000", windows: [], question: "" }],
        ["finish", "callback"],
    ]);
});

test("Enter that is pressed twice promises one callback", async () => {
    office.answers.promise_callback = slowly({ id: 1, term: "17:00" });
    await openCard();
    await keys("F8");
    await press("Enter");
    await press("Enter");
    await advanceTime(100);
    await animationFrame();
    expect.verifySteps([["promise_callback"]]);
});

test("a refused number can be mended: the next Enter promises", async () => {
    expect.errors(1);
    office.answers.promise_callback = () => {
        throw new Error("the number is wrong");
    };
    await openCard();
    await keys("F8", "Enter");
    expect.verifySteps([["promise_callback"]]);
    expect.verifyErrors(["RPC_ERROR"]);
    await animationFrame();
    document.querySelectorAll(".modal").forEach((modal) => modal.remove());
    office.answers = {};
    await contains("#apk_call_back").edit("112", { confirm: false });
    await keys("Enter");
    expect.verifySteps([["promise_callback", { phone: "112", windows: [], question: "" }]]);
});

test("another body: what is needed narrows the list, its contacts are read out", async () => {
    office.bodies = [41];
    await openCard();
    await keys("F9", "ArrowDown", "l", "a", "n");
    await advanceTime(200);
    await animationFrame();
    expect.verifySteps([["find_bodies", "lan"]]);
    expect(queryAllTexts(".apk_call_found strong")).toEqual(["Land office"]);
    expect(".apk_call_work .apk_call_script").toHaveText("Ask the land office");
    await keys("Enter");
    expect(office.card.call.body_id).toBe(41);
    await keys("0");
    expect.verifySteps([
        ["take_down_answers", null],
        ["finish", "out_of_scope"],
    ]);
});

test("another body that nobody has entered: the words have gaps, what was typed is the advice", async () => {
    await openCard();
    await keys("F9", "z", "o", "o");
    await advanceTime(200);
    await animationFrame();
    expect.verifySteps([["find_bodies", "zoo"]]);
    expect(".apk_call_list .apk_call_found").toHaveCount(0);
    expect(".apk_call_work .apk_call_script").toHaveText("Ask […] at […]");
    await keys("Enter");
    expect(office.card.call.advice).toBe("zoo");
    expect(office.card.call.body_id).toBe(undefined);
});

test("the farewell asks one question after the other, digits answer, a digit without an answer does nothing", async () => {
    await openCard();
    await keys("F2");
    expect(".apk_call_work .apk_call_script").toHaveText("Thank you for calling");
    expect(".apk_call_now legend").toHaveText("Was it clear?");
    await keys("9");
    expect(".apk_call_now legend").toHaveText("Was it clear?");
    await keys("2");
    expect(".apk_call_now legend").toHaveText("Your mark?");
    expect.verifySteps([]);
    await keys("1");
    expect.verifySteps([
        ["take_down_answers", { clear: "no", mark: "1" }],
        ["finish", "answered"],
    ]);
});

test("the mouse may answer the questions in any order", async () => {
    await openCard();
    await keys("F2");
    await contains(".apk_call_asked:eq(1) button:eq(2)").click();
    expect(".apk_call_now legend").toHaveText("Was it clear?");
    await contains(".apk_call_asked:eq(0) button:eq(0)").click();
    expect.verifySteps([
        ["take_down_answers", { clear: "yes", mark: "3" }],
        ["finish", "answered"],
    ]);
});

test("a digit that is pressed once more while the call is being finished changes nothing", async () => {
    office.answers.take_down_answers = slowly(true);
    await openCard();
    await keys("F2", "1", "2");
    await press("2");
    await press("0");
    await advanceTime(100);
    await animationFrame();
    expect.verifySteps([["take_down_answers"], ["finish", "answered"]]);
});

test("when the connection was lost nobody is asked", async () => {
    await openCard();
    await contains("button:contains(The connection was lost)").click();
    expect(".apk_call_asked").toHaveCount(0);
    await keys("Enter");
    expect.verifySteps([["finish", "broken"]]);
});

test("who was asked once is not asked again", async () => {
    office.card = makeCard({ call: { was_asked: true } });
    await openCard();
    await keys("F2");
    expect(".apk_call_asked").toHaveCount(0);
    await keys("Enter");
    expect.verifySteps([["finish", "answered"]]);
});
