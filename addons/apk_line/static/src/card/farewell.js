import { Component, useExternalListener, useState } from "@odoo/owl";
import { isInCallerField } from "./typing";

// п. 43 «После завершения консультации»: whoever was passed on, waits for a callback or was cut off is not asked
const NOT_ASKED = ["number_given", "transferred", "callback", "broken"];

/** п. 35, 43: the farewell script and the two questions; a digit is an answer, 0 is «the client has declined». */
export class Farewell extends Component {
    static template = "apk_line.Farewell";
    static props = {
        card: Object,
        outcome: String,
        promisedTerm: String,
        onFinish: Function,
        onTakeBack: Function,
    };

    setup() {
        this.state = useState({ answers: {} });
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
    }

    get asks() {
        return !NOT_ASKED.includes(this.props.outcome) && !this.props.card.call.was_asked;
    }

    /** The last transfer of this talk, while it may be taken back. */
    get slip() {
        const { transfers, may_take_back: mayTakeBack } = this.props.card.call;
        return (
            mayTakeBack && NOT_ASKED.slice(0, 2).includes(this.props.outcome) && transfers.at(-1)
        );
    }

    /** Nothing is said to a client who has been put through already, or has been cut off. */
    get script() {
        const { callback, farewell } = this.props.card.scripts;
        return { callback, transferred: "", broken: "" }[this.props.outcome] ?? farewell;
    }

    get now() {
        return this.props.card.questions.find((question) => !(question.code in this.state.answers));
    }

    answer(question, value) {
        this.state.answers[question.code] = value;
        if (!this.now) {
            this.props.onFinish({ ...this.state.answers });
        }
    }

    decline() {
        this.props.onFinish(null);
    }

    finish() {
        this.props.onFinish();
    }

    onKeydown(event) {
        const act = isInCallerField(event) ? null : this.actOf(event);
        if (act) {
            event.preventDefault();
            event.stopImmediatePropagation();
            act();
        }
    }

    actOf(event) {
        if (event.ctrlKey && event.code === "KeyZ" && this.slip) {
            return () => this.props.onTakeBack();
        }
        if (event.altKey || event.ctrlKey || event.target.tagName === "TEXTAREA") {
            return null;
        }
        if (!this.asks) {
            const isButton = event.target.tagName === "BUTTON";
            return event.key === "Enter" && !isButton && (() => this.finish());
        }
        if (event.key === "0") {
            return () => this.decline();
        }
        const option = this.now?.options[Number(event.key) - 1];
        return option && (() => this.answer(this.now, option[0]));
    }
}
