import { reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";

// milliseconds
export const CHECK_AFTER = 400; // after the last key
const TRY_AGAIN_AFTER = 5000;
const ASK_AGAIN_AFTER = 60000; // what the server has refused, it may refuse again: a text too long, say

const NOTHING = { status: "empty", findings: [], figures: [], mayLeave: false };

/** ``status``: empty · checking · checked · away; ``mayLeave``: remarks may be left as they are */
export function checkState() {
    return reactive({ ...NOTHING });
}

/**
 * Asks about a text while it is being typed, silently, and never touches it. The newest text wins: an answer about words
 * that stand there no more is thrown away.
 *
 * ``read()`` → what would be asked about now, as JSON, or null without a word; ``ask(text)`` → findings and figures;
 * ``place(findings)`` → findings that know their places in what was read last; ``repaint(findings)``: the same words stand
 * there, perhaps in another document
 */
export class TextChecker {
    constructor({ read, ask, place, repaint, state }) {
        Object.assign(this, { read, ask, place, repaint, state });
        this.turn = 0;
        this.shown = null; // the text that the findings are about
        this.asked = null; // the text of the question that is on its way
    }

    /** Something was typed, or another text stands there. */
    touched() {
        this._lookIn(CHECK_AFTER);
    }

    _lookIn(milliseconds) {
        browser.clearTimeout(this.timer);
        this.timer = browser.setTimeout(() => this.look(), milliseconds);
    }

    async look() {
        browser.clearTimeout(this.timer);
        const text = this.read();
        if (text === null) {
            this._forget();
        } else if (text === this.shown) {
            this.repaint(this.found);
        } else if (text !== this.asked) {
            await this._check(text);
        }
    }

    /** The same text is asked about again: a word has come into the dictionary, say. */
    async again() {
        this.shown = null;
        await this.look();
    }

    _forget() {
        this.turn++;
        this.asked = this.shown = null;
        this.place([]);
        Object.assign(this.state, NOTHING);
    }

    async _check(text) {
        const turn = ++this.turn;
        this.asked = text;
        if (this.state.status !== "away") {
            this.state.status = "checking";
        }
        try {
            const answer = await this.ask(text);
            if (turn === this.turn) {
                this._show(text, answer);
            }
        } catch (error) {
            if (!(error instanceof ConnectionLostError || error instanceof RPCError)) {
                throw error;
            }
            if (turn === this.turn) {
                this.state.status = "away";
                this._lookIn(error instanceof RPCError ? ASK_AGAIN_AFTER : TRY_AGAIN_AFTER);
            }
        } finally {
            if (turn === this.turn) {
                this.asked = null;
            }
        }
    }

    _show(text, answer) {
        if (this.read() !== text) {
            return this.touched(); // typed meanwhile
        }
        this.shown = text;
        this.found = answer.findings;
        this.state.findings = this.place(answer.findings);
        this.state.figures = answer.figures;
        this.state.mayLeave = Boolean(answer.may_leave);
        this.state.status = "checked";
    }

    close() {
        this.turn++;
        browser.clearTimeout(this.timer);
    }
}
