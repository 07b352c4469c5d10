import { formAction } from "@apk_base/forms/form_action";
import { Component, useState } from "@odoo/owl";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { TalkTimer } from "./talk_timer";

const NAME = /^[^\d@]*\p{L}{2}[^\d@]*$/u;

/**
 * Who is calling: one field finds clients, messages, visits and callbacks by name, telephone and number; below it what is
 * open with the client, the latest contacts, and how long answers take.
 */
export class Caller extends Component {
    static template = "apk_line.Caller";
    static components = { TalkTimer };
    static props = {
        card: Object,
        buttons: Array,
        onChoose: Function,
        onNew: Function,
        onForget: Function,
        onLeave: Function,
        onButton: Function,
        onMatter: Function,
        onTakeBack: Function,
    };

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.state = useState({ text: "", searched: "", found: [], active: 0 });
        this.searchSoon = useDebounced(() => this.search(), 200);
    }

    /** The card of a client, not Odoo's own form of a contact. */
    openClient() {
        this.action.doAction(
            formAction("res.partner", this.props.card.client.id, {
                target: "new",
                context: { form_view_ref: "apk_client.apk_client_view_form" },
            })
        );
    }

    // the field

    /** What Enter may take: everything found, then a new client of this name. */
    get options() {
        const { found, searched } = this.state;
        const isNew = searched && NAME.test(searched);
        return isNew ? [...found, { kind: "new", id: searched, name: searched, note: "" }] : found;
    }

    onText(event) {
        this.state.text = event.target.value;
        this.searchSoon();
    }

    async search() {
        // one that is still to begin would drop the answer that Enter waits for
        this.searchSoon.cancel();
        const text = this.state.text.trim();
        const call = text ? this.orm.call("apk.call", "find_caller", [text]) : [];
        const found = await this.keepLast.add(Promise.resolve(call));
        Object.assign(this.state, { found, searched: text, active: 0 });
    }

    onKeydown(event) {
        const count = this.options.length;
        const act = {
            ArrowDown: () => count && (this.state.active = (this.state.active + 1) % count),
            ArrowUp: () => count && (this.state.active = (this.state.active + count - 1) % count),
            Enter: () => this.enter(),
            Escape: () => this.leave(),
        }[event.key];
        if (act && !event.isComposing) {
            event.preventDefault();
            event.stopPropagation();
            act();
        }
    }

    /** Enter that is quicker than the search takes what is found only when it is the one. */
    async enter() {
        const isStale = this.state.text.trim() !== this.state.searched;
        if (isStale) {
            await this.search();
        }
        const option = this.options[this.state.active];
        if (option && (!isStale || this.options.length === 1)) {
            await this.take(option);
        }
    }

    async take(option) {
        if (option.kind === "new") {
            await this.props.onNew(option.name);
        } else {
            await this.props.onChoose(option.kind, option.id);
        }
        this.leave();
    }

    leave() {
        Object.assign(this.state, { text: "", searched: "", found: [], active: 0 });
        this.searchSoon.cancel();
        this.props.onLeave();
    }
}
