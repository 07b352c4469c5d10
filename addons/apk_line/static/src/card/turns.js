import { Component, useEffect, useExternalListener, useState } from "@odoo/owl";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { isInCallerField } from "./typing";

const MARKED = ".apk_call_list .apk_call_active";

/** A list that is searched by words; arrows move and Enter takes. ``draft`` is what stood in the fields when it was left. */
class Turn extends Component {
    setup() {
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        const { text = "", reason = "" } = this.props.draft;
        this.state = useState({ active: 0, text, reason, searched: "", ids: null });
        this.searchSoon = useDebounced(() => this.search(), 200);
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
        useEffect(
            () => {
                document.querySelector(MARKED)?.scrollIntoView({ block: "nearest" });
            },
            () => [this.state.active, this.state.ids]
        );
        if (text) {
            this.search();
        }
    }

    onText(event) {
        this.state.text = event.target.value;
        this.keep();
        this.searchSoon();
    }

    keep() {
        const { text, reason } = this.state;
        this.props.onDraft({ text, reason });
    }

    async search() {
        // one that is still to begin would drop the answer that Enter waits for
        this.searchSoon.cancel();
        const text = this.state.text.trim();
        const call = text ? this.orm.call("apk.call", this.method, [text]) : null;
        const ids = await this.keepLast.add(Promise.resolve(call));
        Object.assign(this.state, { ids, searched: text, active: 0 });
    }

    /** Enter that is quicker than the search waits for it, and takes what is found when it is the one. */
    async enter(event) {
        const isStale = this.state.text.trim() !== this.state.searched;
        if (isStale) {
            await this.search();
        }
        if (!isStale || this.rows.length < 2) {
            await this.take(event);
        }
    }

    onKeydown(event) {
        const count = this.rows.length;
        const act = {
            ArrowDown: () => count && (this.state.active = (this.state.active + 1) % count),
            ArrowUp: () => count && (this.state.active = (this.state.active + count - 1) % count),
            Enter: () => this.enter(event),
        }[event.key];
        if (act && event.target.tagName !== "BUTTON" && !isInCallerField(event)) {
            event.preventDefault();
            event.stopImmediatePropagation();
            act();
        }
    }
}

/** п. 38: a colleague whose number is given (Enter) or to whom the client is put through (Ctrl+Enter). */
export class Transfer extends Turn {
    static template = "apk_line.Transfer";
    static props = {
        card: Object,
        draft: Object,
        onDraft: Function,
        onTransfer: Function,
        onCallback: Function,
    };

    method = "find_colleagues";

    /** In the order of the card: who consults on this first. */
    get rows() {
        const { experts } = this.props.card;
        return this.state.ids ? experts.filter(({ id }) => this.state.ids.includes(id)) : experts;
    }

    onReason(event) {
        this.state.reason = event.target.value;
        this.keep();
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
            this.props.onTransfer({ kind, expert_id: expert.id, reason: this.state.reason });
        }
    }
}

/** п. 42: a body that can help; its contacts are read out. */
export class OutOfScope extends Turn {
    static template = "apk_line.OutOfScope";
    static props = { card: Object, draft: Object, onDraft: Function, onTake: Function };

    method = "find_bodies";

    /** The best first, as the knowledge base finds them. */
    get rows() {
        const { bodies } = this.props.card;
        const { ids } = this.state;
        return ids
            ? ids.map((id) => bodies.find((body) => body.id === id)).filter(Boolean)
            : bodies;
    }

    /** For a body that is not in the knowledge base the script is shown with its gaps. */
    get script() {
        return (this.rows[this.state.active] || { script: this.props.card.scripts.out_of_scope })
            .script;
    }

    take() {
        const body = this.rows[this.state.active];
        return this.props.onTake(body ? { body_id: body.id } : { advice: this.state.text });
    }
}
