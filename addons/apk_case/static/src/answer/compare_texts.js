import { Component } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { WORDS } from "./answer_keeper";

/** Lines of a text as a person reads them, HTML or not. */
export function linesOf(words) {
    const lines = [];
    for (const name of WORDS) {
        const page = new DOMParser().parseFromString(String(words[name] || ""), "text/html");
        for (const end of page.querySelectorAll("p, div, li, br, h1, h2, h3, h4, tr")) {
            end.after("\n");
        }
        lines.push(...page.body.textContent.split("\n"));
    }
    return lines.map((line) => line.trim()).filter(Boolean);
}

/** Two texts of one answer side by side, what differs marked; nothing is lost whichever is chosen. */
export class CompareTexts extends Component {
    static template = "apk_case.CompareTexts";
    static components = { Dialog };
    static props = {
        close: Function,
        title: String,
        mine: Object,
        theirs: Object,
        mayWrite: { type: Boolean, optional: true },
        takeTheirs: Function,
        keepMine: Function,
        join: Function,
    };
    static defaultProps = { mayWrite: true };

    setup() {
        const [mine, theirs] = [linesOf(this.props.mine), linesOf(this.props.theirs)];
        this.mine = mine.map((text) => ({ text, isOwn: !theirs.includes(text) }));
        this.theirs = theirs.map((text) => ({ text, isOwn: !mine.includes(text) }));
    }

    async choose(act) {
        this.props.close();
        await act();
    }
}
