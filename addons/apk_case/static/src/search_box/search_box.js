import { Component, onWillStart, useRef, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { FindMessages } from "./find_messages";

const TYPING = 250;

/** The box on top of the desk: Enter opens all that is found, or the only message; a press opens one of them. */
export class SearchBox extends Component {
    static template = "apk_case.SearchBox";
    static props = {};

    setup() {
        this.messages = new FindMessages({
            orm: useService("orm"),
            action: useService("action"),
        });
        this.input = useRef("input");
        this.last = new KeepLast();
        this.state = useState({ isAllowed: false, text: "", found: [], foundFor: "", chosen: -1 });
        this.findSoon = useDebounced(() => this.find(), TYPING);
        onWillStart(async () => {
            this.state.isAllowed = await this.messages.isAllowed();
        });
    }

    get typed() {
        return this.state.text.trim();
    }

    get isOpen() {
        return Boolean(this.typed) && this.state.foundFor === this.typed;
    }

    onInput(ev) {
        this.state.text = ev.target.value;
        this.findSoon();
    }

    /** What fails is asked for once more by Enter, which says so. */
    async find() {
        const text = this.typed;
        const found = text ? await this.last.add(this.messages.find(text)).catch(() => null) : [];
        if (found && text === this.typed) {
            Object.assign(this.state, { found, foundFor: text, chosen: -1 });
        }
    }

    onKeydown(ev) {
        const keys = {
            ArrowDown: () => this.choose(1),
            ArrowUp: () => this.choose(-1),
            Escape: () => this.clear(),
            Enter: () => this.go(),
        };
        if (keys[ev.key]) {
            ev.preventDefault();
            keys[ev.key]();
        }
    }

    choose(step) {
        const { found, chosen } = this.state;
        this.state.chosen = Math.min(Math.max(chosen + step, -1), found.length - 1);
    }

    clear() {
        Object.assign(this.state, { text: "", found: [], foundFor: "", chosen: -1 });
    }

    go() {
        if (!this.typed) {
            return;
        }
        const { found, chosen } = this.state;
        const only = found.length === 1 ? found[0] : undefined;
        const row = this.isOpen ? found[chosen] || only : undefined;
        return row ? this.messages.open(row) : this.messages.openAll(this.typed);
    }
}

registry.category("apk_desk_top").add("apk_case.search_box", SearchBox);
