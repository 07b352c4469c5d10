import { Component, useExternalListener, useState } from "@odoo/owl";

/** A list in which arrows move and Enter takes. */
class Turn extends Component {
    setup() {
        this.state = useState({ active: 0, text: "" });
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
    }

    onText(event) {
        this.state.text = event.target.value;
    }

    onKeydown(event) {
        const count = this.rows.length;
        const act = {
            ArrowDown: () => count && (this.state.active = (this.state.active + 1) % count),
            ArrowUp: () => count && (this.state.active = (this.state.active + count - 1) % count),
            Enter: () => this.take(event),
        }[event.key];
        if (act && event.target.tagName !== "BUTTON") {
            event.preventDefault();
            event.stopImmediatePropagation();
            act();
        }
    }
}

/** п. 38: a colleague whose number is given (Enter) or to whom the client is put through (Ctrl+Enter). */
export class Transfer extends Turn {
    static template = "apk_line.Transfer";
    static props = { card: Object, onTransfer: Function, onCallback: Function };

    get rows() {
        return this.props.card.experts;
    }

    take(event) {
        if (!this.props.card.call.may_transfer) {
            return this.props.onCallback();
        }
        return this.transfer(event.ctrlKey ? "transferred" : "number_given");
    }

    transfer(kind) {
        const expert = this.rows[this.state.active];
        if (expert) {
            this.props.onTransfer({ kind, expert_id: expert.id, reason: this.state.text });
        }
    }
}

/** п. 42: a body that can help; its contacts are read out. */
export class OutOfScope extends Turn {
    static template = "apk_line.OutOfScope";
    static props = { card: Object, onTake: Function };

    onText(event) {
        super.onText(event);
        this.state.active = 0;
    }

    get rows() {
        const asked = this.state.text.toLowerCase();
        return this.props.card.bodies.filter((body) => body.name.toLowerCase().includes(asked));
    }

    /** For a body that is not in the knowledge base the script is shown with its gaps. */
    get script() {
        return (this.rows[this.state.active] || { script: this.props.card.scripts.out_of_scope })
            .script;
    }

    take() {
        const body = this.rows[this.state.active];
        this.props.onTake(body ? { body_id: body.id } : { advice: this.state.text });
    }
}

/** п. 39: the number and the intervals; Alt and a digit mark an interval, Enter promises. */
export class Callback extends Component {
    static template = "apk_line.Callback";
    static props = { card: Object, onPromise: Function };

    setup() {
        this.state = useState({ phone: this.props.card.call.phone, chosen: [] });
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
    }

    onPhone(event) {
        this.state.phone = event.target.value;
    }

    isChosen(number) {
        return this.state.chosen.includes(number);
    }

    /** The term in the script is the end of the last chosen interval. */
    get script() {
        const last = this.props.card.windows.filter((_one, number) => this.isChosen(number)).at(-1);
        const { scripts, term } = this.props.card;
        return last ? scripts.callback.replace(term, last.term) : scripts.callback;
    }

    toggle(number) {
        this.state.chosen = this.isChosen(number)
            ? this.state.chosen.filter((other) => other !== number)
            : [...this.state.chosen, number];
    }

    promise() {
        const windows = this.state.chosen.map((number) => this.props.card.windows[number]);
        this.props.onPromise({
            phone: this.state.phone,
            windows: windows.map(({ start, end }) => ({ start, end })),
        });
    }

    onKeydown(event) {
        const digit =
            event.altKey && /^Digit[1-6]$/.test(event.code) && Number(event.code.slice(-1));
        const isEnter = event.key === "Enter" && event.target.tagName !== "BUTTON";
        if (digit || isEnter) {
            event.preventDefault();
            event.stopImmediatePropagation();
            if (digit) {
                this.toggle(digit - 1);
            } else {
                this.promise();
            }
        }
    }
}
