import { Component, useExternalListener, useState } from "@odoo/owl";
import { isInCallerField } from "./typing";

const STORED = "yyyy-MM-dd HH:mm:ss";
const same = (one) => (other) => one.start === other.start && one.end === other.end;

/**
 * п. 39: the number, the intervals that suit the client, the term. Alt and a digit mark an offered interval, Enter promises;
 * what was promised on this call before stands there and is changed.
 */
export class Callback extends Component {
    static template = "apk_line.Callback";
    static props = { card: Object, draft: Object, onDraft: Function, onPromise: Function };

    setup() {
        const { call, promise } = this.props.card;
        this.state = useState({
            phone: promise ? promise.phone : call.phone,
            chosen: promise ? promise.windows : [],
            own: { day: "", from: "", to: "" },
            term: promise ? this.ownTerm(promise) : { day: "", at: "" },
            ...this.props.draft,
        });
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
    }

    set(name, value) {
        this.state[name] = value;
        this.props.onDraft({ ...this.state });
    }

    onPhone(event) {
        this.set("phone", event.target.value);
    }

    onOwn(name, event) {
        this.set("own", { ...this.state.own, [name]: event.target.value });
    }

    onTerm(name, event) {
        this.set("term", { ...this.state.term, [name]: event.target.value });
    }

    // intervals

    /** Those that the line offers, then the client's own. */
    get windows() {
        const { windows } = this.props.card;
        const own = this.state.chosen.filter((one) => !windows.some(same(one)));
        return [...windows, ...own];
    }

    isChosen(window) {
        return this.state.chosen.some(same(window));
    }

    toggle(window) {
        const { chosen } = this.state;
        const others = chosen.filter((one) => !same(window)(one));
        this.set("chosen", others.length < chosen.length ? others : [...chosen, window]);
    }

    /** An interval in the client's words: «во вторник с двух до четырёх». */
    get ownWindow() {
        const { day, from, to } = this.state.own;
        const [start, end] = [from, to].map((clock) => this.moment(day, clock));
        return start && end && start < end && { start, end };
    }

    addOwn() {
        const { start, end } = this.ownWindow;
        const window = {
            start: stored(start),
            end: stored(end),
            name: `${start.setLocale("ru").toFormat("ccc dd.MM HH:mm")}–${end.toFormat("HH:mm")}`,
            term: termText(end),
        };
        Object.assign(this.state.own, { day: "", from: "", to: "" });
        if (!this.isChosen(window)) {
            this.toggle(window);
        }
    }

    // the term

    /** A promise keeps the term that was named apart from its intervals. */
    ownTerm({ until, windows }) {
        const last = windows
            .map(({ end }) => end)
            .sort()
            .at(-1);
        if (until === last) {
            return { day: "", at: "" };
        }
        const local = luxon.DateTime.fromFormat(until, STORED, { zone: "utc" }).setZone(
            this.props.card.zone
        );
        return { day: local.toISODate(), at: local.toFormat("HH:mm") };
    }

    moment(day, clock) {
        const moment = luxon.DateTime.fromISO(`${day}T${clock}`, { zone: this.props.card.zone });
        return moment.isValid ? moment : null;
    }

    get term() {
        const { day, at } = this.state.term;
        return day ? this.moment(day, at || this.props.card.closes) : null;
    }

    /** The named term, else the end of the last chosen interval, else the usual term. */
    get script() {
        const last = [...this.state.chosen]
            .sort((one, other) => (one.end < other.end ? -1 : 1))
            .at(-1);
        const { scripts, term } = this.props.card;
        const named = (this.term && termText(this.term)) || last?.term;
        return named ? scripts.callback.replace(term, named) : scripts.callback;
    }

    promise() {
        if (this.ownWindow) {
            this.addOwn(); // typed and not added by its button
        }
        const { phone, chosen } = this.state;
        this.props.onPromise({
            phone,
            windows: chosen.map(({ start, end }) => ({ start, end })),
            term: this.term ? stored(this.term) : false,
        });
    }

    onKeydown(event) {
        if (isInCallerField(event)) {
            return;
        }
        const digit =
            event.altKey && /^Digit[1-6]$/.test(event.code) && Number(event.code.slice(-1));
        const isEnter = event.key === "Enter" && event.target.tagName !== "BUTTON";
        if (digit || isEnter) {
            event.preventDefault();
            event.stopImmediatePropagation();
            if (!digit) {
                this.promise();
            } else if (this.windows[digit - 1]) {
                this.toggle(this.windows[digit - 1]);
            }
        }
    }
}

function stored(moment) {
    return moment.setZone("utc").toFormat(STORED);
}

/** As the server writes a term: «17:40 23 ноября 2026 г.» */
function termText(moment) {
    const day = { day: "numeric", month: "long", year: "numeric" };
    return `${moment.toFormat("HH:mm")} ${moment.setLocale("ru").toLocaleString(day)}`;
}
