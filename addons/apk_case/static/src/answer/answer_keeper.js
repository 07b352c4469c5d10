import { reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";
import { sameText } from "@apk_base/typed_text/typed_words";

export const WORDS = ["answer_body", "refusal_grounds", "refusal_next_steps", "refusal_act"];
export const SAVED_WHILE_TYPING = [...WORDS, "is_refusal"];

// milliseconds
const SAVE_AFTER = 1200; // after the last key
const SAVE_AT_LEAST_EVERY = 5000; // while somebody types on
const TRY_AGAIN_AFTER = 5000;
const SESSION_ENDED = "odoo.http.SessionExpiredException";

export function sameWords(some, others) {
    return SAVED_WHILE_TYPING.every((name) => sameText(some[name], others[name]));
}

const NOTHING_HAPPENED = { status: "saved", saved: "", message: "", newer: null, restored: null };

export function answerState() {
    return reactive({ ...NOTHING_HAPPENED });
}

/**
 * The answer of one message on one screen. It goes to the server by itself, with the version that it grew from; the
 * browser keeps it until the server has it. Never writes over a text that this screen has not shown.
 *
 * ``screen``: read() → words on the screen; commit() → into the record; show(words, version); settled(words, version)
 */
export class AnswerKeeper {
    constructor({ resId, orm, store, screen, words, version, state, now = () => Date.now() }) {
        Object.assign(this, { resId, orm, store, screen, state, now });
        this.place = `apk.case/${resId}/answer`;
        this.stored = words; // what the server has, as this screen knows it
        this.version = version;
        this.unsavedSince = null;
        this.running = null;
        Object.assign(this.state, NOTHING_HAPPENED);
    }

    // typing

    /** Something was typed: the browser keeps it at once, the server gets it soon. */
    touched() {
        const words = this.screen.read();
        if (sameWords(words, this.stored)) {
            this.unsavedSince = null;
            this.store.forget(this.place);
            if (["typing", "offline", "session", "refused"].includes(this.state.status)) {
                this.state.status = "saved";
            }
            return false;
        }
        this.store.keep(this.place, words, { version: this.version });
        this.unsavedSince ||= this.now();
        if (this.state.status === "saved" || this.state.status === "refused") {
            this.state.status = "typing";
        }
        const waited = this.now() - this.unsavedSince;
        this._saveIn(Math.min(SAVE_AFTER, Math.max(0, SAVE_AT_LEAST_EVERY - waited)));
        return true;
    }

    get isUnsaved() {
        return !sameWords(this.screen.read(), this.stored);
    }

    _saveIn(milliseconds) {
        browser.clearTimeout(this.timer);
        this.timer = browser.setTimeout(() => this.save(), milliseconds);
    }

    // saving

    /** :return: whether the server has what stands on the screen */
    async save() {
        browser.clearTimeout(this.timer);
        if (this.running) {
            await this.running;
        }
        if (this.state.newer) {
            return !this.isUnsaved;
        }
        this.running = this._save();
        try {
            return await this.running;
        } finally {
            this.running = null;
        }
    }

    async _save() {
        await this.screen.commit();
        const words = this.screen.read();
        if (sameWords(words, this.stored)) {
            return true;
        }
        this.store.keep(this.place, words, { version: this.version });
        this.state.status = "saving";
        let answer;
        try {
            answer = await this.orm.call("apk.case", "save_answer_draft", [
                [this.resId],
                words,
                this.version,
            ]);
        } catch (error) {
            return this._failed(error);
        }
        if (answer.newer) {
            this.state.status = "newer";
            this.state.newer = answer;
            return false;
        }
        this._stored(words, answer);
        return true;
    }

    _stored(words, { version, saved }) {
        this.stored = words;
        this.version = version;
        this.unsavedSince = null;
        Object.assign(this.state, { status: "saved", saved, message: "" });
        this.screen.settled(words, version);
        if (!this.touched()) {
            this.store.forget(this.place);
        }
    }

    _failed(error) {
        if (error instanceof ConnectionLostError) {
            this.state.status = "offline";
            this._saveIn(TRY_AGAIN_AFTER);
        } else if (error instanceof RPCError && error.exceptionName === SESSION_ENDED) {
            this.state.status = "session";
            this._saveIn(TRY_AGAIN_AFTER);
        } else if (error instanceof RPCError) {
            this.state.status = "refused";
            this.state.message = error.data?.message || error.message;
        } else {
            throw error;
        }
        return false;
    }

    /** What the page does when it closes, whatever becomes of the request: the browser keeps the text as well. */
    saveByBeacon() {
        const words = this.screen.read();
        if (sameWords(words, this.stored) || this.state.newer) {
            return;
        }
        this.store.keep(this.place, words, { version: this.version });
        const params = {
            model: "apk.case",
            method: "save_answer_draft",
            args: [[this.resId], words, this.version],
            kwargs: {},
        };
        const body = JSON.stringify({ jsonrpc: "2.0", method: "call", params });
        browser.navigator.sendBeacon(
            "/web/dataset/call_kw/apk.case/save_answer_draft",
            new Blob([body], { type: "application/json" })
        );
    }

    close() {
        browser.clearTimeout(this.timer);
    }

    // texts that meet

    /** The record was read anew; what was read before the last save came back is older than what is known. */
    read(words, version) {
        if (version < this.version) {
            return;
        }
        this.stored = words;
        this.version = version;
        this.state.newer = null;
    }

    /** Somebody has saved another version: a screen with nothing unsaved shows it, any other one compares. */
    async heard(version) {
        if (version <= this.version || this.running) {
            return;
        }
        const answer = await this.orm.call("apk.case", "read_answer_draft", [[this.resId]]);
        if (answer.version <= this.version) {
            return;
        }
        if (this.isUnsaved && !sameWords(this.screen.read(), answer.values)) {
            this.state.status = "newer";
            this.state.newer = answer;
        } else {
            this.takeTheirs(answer);
        }
    }

    /** The other text stands on the screen; the one that stood there is with the earlier texts, or was empty. */
    takeTheirs(answer) {
        Object.assign(this.state, { status: "saved", newer: null, restored: null });
        this.state.saved = answer.saved;
        this.stored = answer.values;
        this.version = answer.version;
        this.store.forget(this.place);
        this.screen.show(answer.values, answer.version);
    }

    /** One's own text replaces the other, which is kept with the earlier texts. */
    async keepMine(answer) {
        this.read(answer.values, answer.version);
        return this.save();
    }

    /** Both stand in the editor, one's own below: the person makes one of them. */
    async join(answer) {
        const mine = this.screen.read();
        const both = { ...mine };
        for (const name of WORDS) {
            const parts = [answer.values[name], mine[name]].filter((text) => !sameText(text, ""));
            const isSame = parts.length === 2 && sameText(...parts);
            both[name] = isSame ? parts[0] : parts.join(name === "answer_body" ? "" : "\n");
        }
        this.read(answer.values, answer.version);
        await this.screen.write(both);
        return this.save();
    }

    /** What a lost network, an ended session or a crash has left in the browser. */
    async restore(mayWrite) {
        const [entry] = this.store.pending(this.place);
        if (!entry) {
            return;
        }
        if (sameWords(entry.values, this.stored)) {
            this.store.drop(entry);
            return;
        }
        const before = { ...this.stored };
        if (mayWrite && entry.version === this.version) {
            await this.screen.write(entry.values);
            this.store.drop(entry);
            this.state.restored = { at: entry.at, before, isShown: true };
            this.touched();
        } else {
            // out of the way of what is typed here now
            const aside = this.store.setAside(this.place, entry);
            this.state.restored = { at: entry.at, before, values: entry.values, entry: aside };
        }
    }

    async discardRestored() {
        const { before, entry, isShown } = this.state.restored;
        this.state.restored = null;
        if (entry) {
            this.store.drop(entry);
        }
        if (isShown) {
            await this.screen.write(before);
            this.touched();
            await this.save();
        }
    }
}
