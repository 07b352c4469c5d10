import { advanceTime, expect, test } from "@odoo/hoot";
import { AnswerKeeper, answerState } from "@apk_case/answer/answer_keeper";
import { linesOf } from "@apk_case/answer/compare_texts";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";

const EMPTY = {
    answer_body: "",
    refusal_grounds: "",
    refusal_next_steps: "",
    refusal_act: "",
    is_refusal: false,
};
const says = (text) => ({ ...EMPTY, answer_body: `<p>${text}</p>` });

class Store {
    entries = [];
    keep(place, values, facts) {
        this.entries = [{ key: place, values, at: 0, ...facts }];
    }
    forget() {
        this.entries = [];
    }
    drop() {
        this.entries = [];
    }
    setAside(_place, entry) {
        return entry;
    }
    pending() {
        return this.entries;
    }
}

/** A screen, a server and a browser; ``server.fail`` is thrown instead of an answer. */
function atWork({ words = EMPTY, version = 0, store = new Store() } = {}) {
    const desk = { words: { ...words } };
    const server = { words: { ...words }, version, fail: null, saves: 0, author: "" };
    const answer = (more) => ({
        version: server.version,
        saved: "10:05",
        author: server.author,
        values: server.words,
        ...more,
    });
    const orm = {
        async call(_model, method, [, values, from]) {
            if (server.fail) {
                throw server.fail;
            }
            if (method === "read_answer_draft") {
                return answer();
            }
            server.saves++;
            if (from !== server.version) {
                return answer({ newer: true });
            }
            Object.assign(server, { words: values, version: server.version + 1 });
            return answer();
        },
    };
    const screen = {
        read: () => ({ ...desk.words }),
        commit: () => true,
        settled: () => true,
        show: (values) => (desk.words = { ...values }),
        write: async (values) => (desk.words = { ...values }),
    };
    const state = answerState();
    const now = () => Date.now();
    const keeper = new AnswerKeeper({ resId: 5, orm, store, screen, words, version, state, now });
    const type = (text) => {
        desk.words = says(text);
        keeper.touched();
    };
    return { desk, server, store, keeper, state, type };
}

const ended = () => {
    const error = new RPCError("Session expired");
    error.exceptionName = "odoo.http.SessionExpiredException";
    return error;
};

test("the browser has a text at once, the server soon after the last key, then the browser forgets it", async () => {
    const { server, store, state, type } = atWork();
    type("Суб");
    expect(store.entries[0].values.answer_body).toBe("<p>Суб</p>");
    expect(state.status).toBe("typing");
    await advanceTime(800);
    type("Субсидию");
    await advanceTime(800);
    expect(server.saves).toBe(0);
    await advanceTime(500);
    expect(server.words.answer_body).toBe("<p>Субсидию</p>");
    expect(state.status).toBe("saved");
    expect(state.saved).toBe("10:05");
    expect(store.entries).toEqual([]);
});

test("whoever types without a pause is saved every five seconds", async () => {
    const { server, type } = atWork();
    for (let second = 0; second < 7; second++) {
        type("Слово ".repeat(second + 1));
        await advanceTime(1000);
    }
    expect(server.saves).toBe(1);
});

for (const [name, failure, status] of [
    ["a lost network", () => new ConnectionLostError("/web"), "offline"],
    ["an ended session", ended, "session"],
]) {
    test(`${name} is waited for, and the text kept`, async () => {
        const { server, store, state, type } = atWork();
        server.fail = failure();
        type("Без связи");
        await advanceTime(1500);
        expect(state.status).toBe(status);
        expect(store.entries.length).toBe(1);
        server.fail = null;
        await advanceTime(6000);
        expect(state.status).toBe("saved");
        expect(server.words.answer_body).toBe("<p>Без связи</p>");
        expect(store.entries).toEqual([]);
    });
}

test("a refusal of the server is shown, the text stays and the server is left in peace", async () => {
    const { server, store, state, type } = atWork();
    const refusal = new RPCError("Odoo Server Error");
    refusal.data = { message: "Начальник читает этот ответ." };
    server.fail = refusal;
    type("Поздно");
    await advanceTime(1500);
    expect(state.status).toBe("refused");
    expect(state.message).toBe("Начальник читает этот ответ.");
    server.fail = null;
    await advanceTime(20_000);
    expect(server.saves).toBe(0);
    expect(store.entries.length).toBe(1);
});

test("a text that somebody else has saved meanwhile is not written over", async () => {
    const { desk, server, state, keeper, type } = atWork();
    Object.assign(server, { words: says("Текст Румянцевой"), version: 3 });
    type("Текст Лебедева");
    await advanceTime(1500);
    expect(state.status).toBe("newer");
    expect(server.words.answer_body).toBe("<p>Текст Румянцевой</p>");
    await advanceTime(20_000);
    expect(server.saves).toBe(1);
    expect(await keeper.save()).toBe(false);
    await keeper.join(state.newer);
    expect(desk.words.answer_body).toBe("<p>Текст Румянцевой</p><p>Текст Лебедева</p>");
    expect(server.words.answer_body).toBe(desk.words.answer_body);
});

test("one's own text may replace the other, knowingly", async () => {
    const { server, state, keeper, type } = atWork();
    Object.assign(server, { words: says("Текст Румянцевой"), version: 3 });
    type("Текст Лебедева");
    await advanceTime(1500);
    expect(await keeper.keepMine(state.newer)).toBe(true);
    expect(server.words.answer_body).toBe("<p>Текст Лебедева</p>");
});

test("who has typed nothing sees the other text by itself; who has, compares", async () => {
    const { desk, server, state, keeper, type } = atWork();
    Object.assign(server, { words: says("Первый текст"), version: 1 });
    await keeper.heard(1);
    expect(desk.words.answer_body).toBe("<p>Первый текст</p>");
    expect(keeper.version).toBe(1);
    Object.assign(server, { words: says("Второй текст"), version: 2 });
    type("Мой текст");
    await keeper.heard(2);
    expect(desk.words.answer_body).toBe("<p>Мой текст</p>");
    expect(state.newer.version).toBe(2);
});

test("what a crash has left stands in the editor again, unless the answer has changed since", async () => {
    const store = new Store();
    store.keep("apk.case/5/answer", says("До сбоя"), { version: 4 });
    const same = atWork({ version: 4, store });
    await same.keeper.restore(true);
    expect(same.desk.words.answer_body).toBe("<p>До сбоя</p>");
    expect(same.state.restored.isShown).toBe(true);
    await advanceTime(1500);
    expect(same.server.words.answer_body).toBe("<p>До сбоя</p>");
    await same.keeper.discardRestored();
    expect(same.server.words.answer_body).toBe("");

    store.keep("apk.case/5/answer", says("До сбоя"), { version: 4 });
    const changed = atWork({ words: says("Новее"), version: 6, store });
    await changed.keeper.restore(true);
    expect(changed.desk.words.answer_body).toBe("<p>Новее</p>");
    expect(changed.state.restored.values.answer_body).toBe("<p>До сбоя</p>");
});

test("the two texts are compared line by line, as a person reads them", () => {
    const words = {
        ...EMPTY,
        answer_body: "<p>Первое.</p><p>Второе<br>третье</p>",
        refusal_act: "ст. 5",
    };
    expect(linesOf(words)).toEqual(["Первое.", "Второе", "третье", "ст. 5"]);
});
