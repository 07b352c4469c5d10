import { Component, useExternalListener, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

/** п. 35, 43: the farewell script and the two questions; a digit is an answer, 0 is «the client has declined». */
export class Farewell extends Component {
    static template = "apk_line.Farewell";
    static props = { card: Object, outcome: String, told: String, onFinish: Function };

    setup() {
        this.state = useState({ answered: false });
        this.questions = [
            {
                name: "answered",
                text: _t("Has your question been answered?"),
                options: [
                    ["yes", _t("Yes")],
                    ["no", _t("No")],
                ],
            },
            {
                name: "quality",
                text: _t("Rate the work of the consultant"),
                options: [
                    ["satisfied", _t("Satisfied")],
                    ["partly", _t("Partly satisfied")],
                    ["not_satisfied", _t("Not satisfied")],
                ],
            },
        ];
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
    }

    /** A client who waits for a callback is asked after it. */
    get asks() {
        return this.props.outcome !== "callback";
    }

    get script() {
        const { callback, farewell } = this.props.card.scripts;
        return this.asks ? farewell : callback;
    }

    get now() {
        return this.questions[this.state.answered ? 1 : 0];
    }

    answer(question, value) {
        if (question.name === "answered") {
            this.state.answered = value;
        } else {
            this.props.onFinish({ answered: this.state.answered, quality: value });
        }
    }

    decline() {
        this.props.onFinish({ answered: this.state.answered, quality: false });
    }

    finish() {
        this.props.onFinish(this.asks ? { answered: this.state.answered, quality: false } : null);
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
        const option = this.now.options[Number(event.key) - 1];
        return option && (() => this.answer(this.now, option[0]));
    }
}
