import { beforeEach, describe, expect, test } from "@odoo/hoot";
import { advanceTime, Deferred } from "@odoo/hoot-mock";
import { checkState, TextChecker } from "@apk_language/check/text_checker";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";

let text, answers, state, checker;

beforeEach(() => {
    text = null;
    answers = {};
    state = checkState();
    checker = new TextChecker({
        read: () => text,
        ask: (asked) => {
            expect.step(asked);
            return (answers[asked] = new Deferred());
        },
        place: (findings) => findings,
        repaint: () => expect.step("repaint"),
        state,
    });
});

describe.current.tags("headless");

const type = (words) => {
    text = words;
    checker.touched();
};
const answer = async (asked, ...findings) => {
    answers[asked].resolve({ findings, figures: [], may_leave: true });
    await answers[asked];
    await Promise.resolve();
};

test("the text is asked about once, 400 ms after the last key", async () => {
    type("О");
    await advanceTime(300);
    type("От");
    await advanceTime(399);
    expect.verifySteps([]);
    await advanceTime(1);
    expect.verifySteps(["От"]);
    expect(state.status).toBe("checking");
    await answer("От", "незнакомое слово");
    expect(state).toEqual({
        status: "checked",
        findings: ["незнакомое слово"],
        figures: [],
        mayLeave: true,
    });
});

test("an answer about older words paints nothing over newer ones", async () => {
    type("Старое");
    await advanceTime(400);
    text = "Новое"; // typed while the answer is on its way
    await answer("Старое", "старое замечание");
    expect(state.findings).toEqual([]);
    await advanceTime(400);
    await answer("Новое", "новое замечание");
    expect(state.findings).toEqual(["новое замечание"]);
    expect.verifySteps(["Старое", "Новое"]);
});

test("answers that come in another order: the newest text wins", async () => {
    type("Первое");
    await advanceTime(400);
    type("Второе");
    await advanceTime(400);
    await answer("Второе", "о втором");
    await answer("Первое", "о первом");
    expect(state.findings).toEqual(["о втором"]);
    expect.verifySteps(["Первое", "Второе"]);
});

test("the same words are not asked about twice, they are painted again", async () => {
    type("Ответ");
    await advanceTime(400);
    await answer("Ответ");
    type("Ответ");
    await advanceTime(400);
    expect.verifySteps(["Ответ", "repaint"]);
    checker.again();
    expect.verifySteps(["Ответ"]);
});

test("an emptied text has neither findings nor figures", async () => {
    type("Ответ");
    await advanceTime(400);
    await answer("Ответ", "замечание");
    type(null);
    await advanceTime(400);
    expect(state).toEqual({ status: "empty", findings: [], figures: [], mayLeave: false });
    expect.verifySteps(["Ответ"]);
});

test("without a network the findings stay, the check says that it is away and tries again", async () => {
    type("Ответ");
    await advanceTime(400);
    await answer("Ответ", "замечание");
    type("Ответ!");
    await advanceTime(400);
    answers["Ответ!"].reject(new ConnectionLostError("/"));
    await advanceTime(0);
    expect(state.status).toBe("away");
    expect(state.findings).toEqual(["замечание"]);
    await advanceTime(5000);
    expect(state.status).toBe("away");
    await answer("Ответ!", "другое");
    expect(state.status).toBe("checked");
    expect(state.findings).toEqual(["другое"]);
    expect.verifySteps(["Ответ", "Ответ!", "Ответ!"]);
});

test("a text that the server will not check is not sent to it every five seconds", async () => {
    type("Ответ");
    await advanceTime(400);
    answers["Ответ"].reject(new RPCError());
    await advanceTime(0);
    expect(state.status).toBe("away");
    await advanceTime(30_000);
    expect.verifySteps(["Ответ"]);
    await advanceTime(30_000);
    expect.verifySteps(["Ответ"]);
});

test("a closed screen is not painted on", async () => {
    type("Ответ");
    await advanceTime(400);
    checker.close();
    await answer("Ответ", "замечание");
    expect(state.findings).toEqual([]);
    expect.verifySteps(["Ответ"]);
});
