import { reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { user } from "@web/core/user";

const LOOK_IN_EVERY = 30_000;
const SAY_WRITING_EVERY = 8_000;
const WRITING_FOR = 15_000; // as the server counts it

/** Forms of messages on this page: what concerns a message, whoever finds it out, reaches its form. */
export const openForms = new Set();

/** Who else has this message open, who is writing, what they have just done: live over the bus. */
export class CaseScreens {
    constructor(form, bus) {
        Object.assign(this, { form, bus, resId: null, said: 0 });
        this.state = reactive({ people: [] });
        this.heard = {
            "apk_case.people": (payload) => this.onPeople(payload),
            "apk_case.answer": (payload) => this.onAnswer(payload),
            "apk_case.taken": (payload) => this.onTaken(payload),
        };
    }

    get channel() {
        return `apk.case_${this.resId}`;
    }

    open(resId) {
        this.resId = resId;
        openForms.add(this.form);
        this.bus.addChannel(this.channel);
        for (const [type, listen] of Object.entries(this.heard)) {
            this.bus.subscribe(type, listen);
        }
        this.lookIn();
        this.interval = browser.setInterval(() => this.lookIn(), LOOK_IN_EVERY);
    }

    close() {
        openForms.delete(this.form);
        this.bus.deleteChannel(this.channel);
        for (const [type, listen] of Object.entries(this.heard)) {
            this.bus.unsubscribe(type, listen);
        }
        browser.clearInterval(this.interval);
        browser.clearTimeout(this.forgetting);
        this.call("look_away");
        this.state.people = [];
        this.resId = null;
    }

    /** Presence is a courtesy: what fails here disturbs nobody. */
    async call(method, ...args) {
        try {
            return await this.form.orm.silent.call("apk.case", method, [[this.resId], ...args]);
        } catch {
            return null;
        }
    }

    async lookIn(isWriting = false) {
        const { resId } = this;
        const people = await this.call("look_in", isWriting);
        if (people && resId === this.resId) {
            this.show(people);
        }
    }

    isWriting() {
        if (Date.now() - this.said >= SAY_WRITING_EVERY) {
            this.said = Date.now();
            this.lookIn(true);
        }
    }

    /** The page closes: no request of the ordinary kind would get through. */
    leave() {
        if (!this.resId) {
            return;
        }
        const params = { model: "apk.case", method: "look_away", args: [[this.resId]], kwargs: {} };
        const body = JSON.stringify({ jsonrpc: "2.0", method: "call", params });
        browser.navigator.sendBeacon(
            "/web/dataset/call_kw/apk.case/look_away",
            new Blob([body], { type: "application/json" })
        );
    }

    show(people) {
        this.state.people = people.filter((one) => one.id !== user.userId);
        browser.clearTimeout(this.forgetting);
        if (this.state.people.some((one) => one.is_writing)) {
            this.forgetting = browser.setTimeout(() => this.lookIn(), WRITING_FOR);
        }
    }

    onPeople({ case_id: caseId, people }) {
        if (caseId === this.resId) {
            this.show(people);
        }
    }

    onAnswer({ case_id: caseId, version }) {
        if (caseId === this.resId) {
            this.form.model.answer?.heard(version);
        }
    }

    onTaken({ case_id: caseId, by }) {
        if (caseId === this.resId && by !== user.userId) {
            this.form.reload();
        }
    }
}
