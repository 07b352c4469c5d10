import { expect, test } from "@odoo/hoot";
import { press, queryAllTexts, queryAllValues } from "@odoo/hoot-dom";
import { advanceTime, animationFrame, Deferred } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains } from "@web/../tests/web_test_helpers";
import { ARTICLES, keys, makeCard, openCard, useOffice } from "./call_card_helpers";

defineMailModels();
const office = useOffice();
const QUESTION = "#apk_call_question";

/** The operator writes what is heard, and the base has answered. */
async function ask(text) {
    await contains(QUESTION).click();
    for (const letter of text) {
        await press(letter);
    }
    await advanceTime(200);
    await animationFrame();
}

const active = () => queryAllTexts(".apk_call_active strong");

test("a new call begins with the number and Enter, then the cursor is where the question is written", async () => {
    await openCard({});
    expect("#apk_call_phone").toBeFocused();
    await keys("8", "1", "Enter");
    expect.verifySteps([["start", "81"]]);
    expect(QUESTION).toBeFocused();
    expect(".apk_call_say").toHaveText(/Good day, the line/);
});

test("Enter that is pressed twice begins one call", async () => {
    office.answers.start = () => new Promise((resolve) => setTimeout(() => resolve(5), 50));
    await openCard({});
    await press("Enter");
    await press("Enter");
    await advanceTime(100);
    expect.verifySteps([["start"]]);
});

test("a call that rings is taken when its card is opened from the notice", async () => {
    await openCard({ call_id: 5, take: true });
    expect.verifySteps([["action_take"]]);
});

test("a call of ours begins with the words of an outgoing call", async () => {
    office.card = makeCard({ call: { direction: "out" }, opening: "Good day, we call you" });
    await openCard();
    expect(".apk_call_say").toHaveText(/Good day, we call you/);
});

test("a call back opens with the question and the prepared answer; F3 says that nobody picked up", async () => {
    office.card = makeCard({
        call: { direction: "out" },
        returned: { question: "When?", information: "On the 25th", attempts: 2, unit: "" },
    });
    await openCard();
    expect(".apk_call_returned").toHaveText(/When\?[^]*On the 25th[^]*2/);
    await keys("F3");
    expect.verifySteps([["finish", "no_answer"]]);
});

test("on a call that came F3 does nothing", async () => {
    await openCard();
    await keys("F3");
    expect("button:contains(Nobody picked up)").toHaveCount(0);
    expect.verifySteps([]);
});

test("what is typed is written down a second later, and at once when the card is left", async () => {
    const card = await openCard();
    await ask("sub");
    expect(office.kept).toBe(undefined);
    await advanceTime(1000);
    expect(office.kept).toEqual({ question: "sub", answer: "" });
    await contains("#apk_call_answer").edit("told", { confirm: false });
    card.__owl__.app.destroy();
    await animationFrame();
    expect(office.kept).toEqual({ question: "sub", answer: "told" });
});

test("the address of the page leads back to the talk after F5", async () => {
    await openCard({}, { resId: 5 });
    expect(QUESTION).toHaveCount(1);
});

test("own talks that are not finished stand above the card and open by one press", async () => {
    office.unfinished = [{ id: 8, who: "Ivanov", question: "hay", at: "10:02" }];
    await openCard({});
    expect(".apk_call_unfinished").toHaveText(/10:02 Ivanov hay/);
    await contains(".apk_call_unfinished button").click();
    expect.verifySteps([
        ["doAction", { type: "ir.actions.client", tag: "apk_line_card", params: { call_id: 8 } }],
    ]);
    office.card = makeCard({ unfinished: [{ id: 5, who: "this one", question: "", at: "" }] });
    await openCard();
    expect(".apk_call_unfinished:contains(this one)").toHaveCount(0);
});

test("what was typed and not saved comes back with the card, once the server has it the browser forgets it", async () => {
    const typed = () => Object.keys(localStorage).filter((key) => key.startsWith("apk.typed|"));
    office.answers.save = () => new Deferred(); // no connection
    await openCard();
    await ask("sub");
    await contains("#apk_call_answer").edit("told", { confirm: false });
    expect(typed().length).toBe(1);
    await openCard();
    expect(queryAllValues(QUESTION)).toEqual(["sub", "sub"]);
    expect(queryAllValues("#apk_call_answer")).toEqual(["told", "told"]);
    expect.verifySteps([["save"]]);
});

test("the question is the search; arrows move round, Enter reads the marked article out", async () => {
    office.found = ARTICLES;
    await openCard();
    await ask("sub");
    expect(active()).toEqual(["Subsidy"]);
    expect(".apk_call_found mark").toHaveText("subsidy");
    await keys("ArrowDown");
    expect(active()).toEqual(["Frost"]);
    await keys("ArrowDown", "ArrowDown");
    expect(active()).toEqual(["Subsidy"]);
    await keys("ArrowUp");
    expect(active()).toEqual(["Hail"]);
    await keys("Enter");
    expect.verifySteps([["use_article", 23]]);
    expect(".apk_call_article b").toHaveText("this");
    expect(".apk_call_found").toHaveCount(0, { message: "the others step aside" });
    await keys("Enter");
    expect.verifySteps([], { message: "an article that is being read is not used a second time" });
    await keys("ArrowDown");
    expect(".apk_call_found").toHaveCount(3);
});

test("without an answer in the base one click tells the unit", async () => {
    await openCard();
    await ask("hop");
    expect(".apk_call_work").toHaveText(/Nothing found/);
    await contains("button:contains(an article is missing)").click();
    expect.verifySteps([["note_gap", "hop"]]);
});

test("an emptied question forgets what was found, also when an answer is still on its way", async () => {
    const late = new Deferred();
    office.answers.find = () => late;
    await openCard();
    await ask("a");
    await press("Backspace");
    await advanceTime(200);
    late.resolve(ARTICLES);
    await animationFrame();
    expect(".apk_call_found").toHaveCount(0);
    expect.verifySteps([["find"]]);
});

test("Alt and a digit choose the topic, the digits after it the client who may be calling", async () => {
    office.card = makeCard({ client: { maybe: [{ id: 61, name: "Ivanov", city: "Buy" }] } });
    await openCard();
    await keys(["alt", "2"]);
    expect(office.saved.topic).toBe("animals");
    expect("button[aria-pressed=true]").toHaveText(/Animals/);
    await keys(["alt", "3"]);
    expect.verifySteps([["choose_caller", "client", 61]]);
});

test("each turn has its key, and Escape comes back to the talk", async () => {
    await openCard();
    for (const [key, title] of [
        ["F4", "Who answers better"],
        ["F8", "We shall call back"],
        ["F9", "Not our matter"],
        ["F2", "Farewell"],
    ]) {
        await keys(key);
        expect(".apk_call_work h2:first").toHaveText(title);
        await keys("Escape");
        expect(QUESTION).toHaveCount(1, { message: `back from ${title}` });
    }
});

test("what was written is kept when the talk takes a turn", async () => {
    await openCard();
    await ask("hay");
    await keys("F2");
    expect(office.saved).toEqual({ question: "hay", answer: "" });
});

test("an answered call: F2, two digits, Enter to the wallboard", async () => {
    await openCard();
    await keys("F2", "1", "3");
    expect.verifySteps([
        ["take_down_answers", { clear: "yes", mark: "3" }],
        ["finish", "answered"],
    ]);
    expect("[role=status]").toHaveText("Written down: as answered");
    await keys("Enter");
    expect.verifySteps([["doAction", "apk_line.board_action", "anew"]]);
});

test("a slip of the finger is corrected: the talk is open again", async () => {
    await openCard();
    await keys("F2", "0");
    expect.verifySteps([
        ["take_down_answers", null],
        ["finish", "answered"],
    ]);
    await contains("button:contains(Correct)").click();
    expect.verifySteps([["take_back"]]);
    expect("button:contains(Answered)").toHaveCount(1);
});

test("keys are left to a dialog above the card", async () => {
    await openCard();
    const dialog = document.createElement("div");
    dialog.className = "modal o_technical_modal";
    document.body.append(dialog);
    await keys("F2");
    expect(QUESTION).toHaveCount(1);
    dialog.remove();
    await keys("F2");
    expect(QUESTION).toHaveCount(0);
});
