import { Component, useExternalListener, useState } from "@odoo/owl";

/** п. 35, 43: the farewell script and the two questions; a digit is an answer, 0 is «the client has declined». */
export class Farewell extends Component {
    static template = "apk_line.Farewell";
    static props = { card: Object, outcome: String, promisedTerm: String, onFinish: Function };

    setup() {
        this.state = useState({ answers: {} });
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
    }

    /** Not asked: a client who waits for a callback (asked after it), a lost connection, a client who was asked before. */
    get asks() {
        return (
            !["callback", "broken"].includes(this.props.outcome) && !this.props.card.call.was_asked
        );
    }

    get script() {
        const { callback, farewell } = this.props.card.scripts;
        return this.props.outcome === "callback" ? callback : farewell;
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
        const act = this.actOf(event);
        if (act) {
            event.preventDefault();
            event.stopImmediatePropagation();
            act();
        }
    }

    actOf(event) {
        if (event.altKey || event.ctrlKey || event.target.tagName === "TEXTAREA") {
            return null;
        }
        if (!this.asks) {
            return event.key === "Enter" && (() => this.finish());
        }
        if (event.key === "0") {
            return () => this.decline();
        }
        const option = this.now?.options[Number(event.key) - 1];
        return option && (() => this.answer(this.now, option[0]));
    }
}
