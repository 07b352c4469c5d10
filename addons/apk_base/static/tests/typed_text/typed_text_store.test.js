import { expect, test } from "@odoo/hoot";
import { beforeLogout, TypedTextStore } from "@apk_base/typed_text/typed_text_store";

const HOUR = 3600 * 1000;

class Storage {
    getItem(key) {
        return this[key] ?? null;
    }
    setItem(key, value) {
        this[key] = value;
    }
    removeItem(key) {
        delete this[key];
    }
}

function office() {
    const clock = { at: 0 };
    const storage = new Storage();
    const browserOf = (owner, tab) =>
        new TypedTextStore(storage, { owner, tab, now: () => clock.at });
    return { clock, storage, browserOf };
}

test("what was typed comes back to the same person in another tab, the newest first", () => {
    const { clock, browserOf } = office();
    browserOf("apk/7", "a").keep("apk.case/1", { body: "раньше" }, { version: 2 });
    clock.at = 1000;
    browserOf("apk/7", "b").keep("apk.case/1", { body: "позже" });
    const pending = browserOf("apk/7", "c").pending("apk.case/1");
    expect(pending.map((one) => one.values.body)).toEqual(["позже", "раньше"]);
    expect(pending[1].version).toBe(2);
    expect(browserOf("apk/7", "c").pending("apk.case/11")).toEqual([]);
});

test("nobody else is shown it", () => {
    const { browserOf } = office();
    browserOf("apk/7", "a").keep("apk.case/1", { body: "моё" });
    expect(browserOf("apk/77", "a").pending("apk.case/1")).toEqual([]);
    expect(browserOf("other/7", "a").pending("apk.case/1")).toEqual([]);
});

test("it is forgotten when the server has it, and after a day", () => {
    const { clock, storage, browserOf } = office();
    const mine = browserOf("apk/7", "a");
    mine.keep("apk.case/1", { body: "сохранено" });
    mine.forget("apk.case/1");
    expect(Object.keys(storage)).toEqual([]);
    mine.keep("apk.case/1", { body: "забыто" });
    clock.at = 24 * HOUR;
    expect(mine.pending("apk.case/1")).toEqual([]);
    browserOf("apk/8", "b").purge();
    expect(Object.keys(storage)).toEqual([]);
});

test("a text that a person has yet to decide about stays while the same tab types on and is saved", () => {
    const { browserOf } = office();
    const mine = browserOf("apk/7", "a");
    mine.keep("apk.case/1", { body: "до сбоя" }, { version: 2 });
    const aside = mine.setAside("apk.case/1", mine.pending("apk.case/1")[0]);
    mine.keep("apk.case/1", { body: "новое" });
    mine.forget("apk.case/1");
    expect(mine.pending("apk.case/1")).toEqual([aside]);
    expect(aside.values.body).toBe("до сбоя");
    expect(aside.version).toBe(2);
    mine.drop(mine.setAside("apk.case/1", aside));
    expect(mine.pending("apk.case/1")).toEqual([]);
});

test("whoever logs out is asked before what the server has not taken is deleted", async () => {
    const { storage, browserOf } = office();
    const mine = browserOf("apk/7", "a");
    mine.keep("apk.case/1", { body: "не сохранено" });
    browserOf("apk/8", "a").keep("apk.case/1", { body: "чужое" });
    expect(await beforeLogout(mine, new Set(), async () => false)).toBe(false);
    expect(mine.hasAny()).toBe(true);
    expect(await beforeLogout(mine, new Set(), async () => true)).toBe(true);
    expect(Object.keys(storage).length).toBe(1);
    mine.keep("apk.case/1", { body: "успело" });
    const flush = async () => mine.forget("apk.case/1");
    const nobodyAsks = () => expect.step("asked");
    expect(await beforeLogout(mine, new Set([flush]), nobodyAsks)).toBe(true);
    expect.verifySteps([]);
});
