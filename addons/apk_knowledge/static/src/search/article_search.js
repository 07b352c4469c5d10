import { formAction } from "@apk_base/forms/form_action";
import { Component, markup, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { KeepLast } from "@web/core/utils/concurrency";
import { useDebounced } from "@web/core/utils/timing";

const LIMIT = 20;
const SETTLED = 3000; // ms

/** The box of the knowledge base: results while typing, with the found words marked; filters narrow. */
export class ArticleSearch extends Component {
    static template = "apk_knowledge.ArticleSearch";
    static props = {
        question: { type: Object, optional: true },
        hasFilters: { type: Boolean, optional: true },
        hasFocus: { type: Boolean, optional: true },
        showsNewest: { type: Boolean, optional: true },
        useLabel: { type: String, optional: true },
        onUse: { type: Function, optional: true },
    };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.question = useState(
            this.props.question || { text: "", kind: "", area_id: "", audience: "" }
        );
        this.state = useState({ found: [], choices: {}, isAsked: false });
        this.searchSoon = useDebounced(() => this.search(true), 200);
        // a question that finds nothing and is left so was asked in vain: the server counts it
        this.leaveSoon = useDebounced(() => this.search(false), SETTLED);
        onWillUnmount(() => this.isVain && this.search(false));
        if (this.props.hasFocus) {
            useAutofocus({ refName: "box" });
        }
        onWillStart(() => this.start());
    }

    async start() {
        if (this.props.hasFilters) {
            this.state.choices = await this.orm.call("apk.article", "search_choices", []);
        }
        await this.search(true);
    }

    goOn() {
        this.isVain = false;
        this.leaveSoon.cancel();
    }

    async search(isTyping) {
        this.goOn();
        const { text, ...filters } = this.question;
        filters.area_id = parseInt(filters.area_id) || false;
        const options = { filters, limit: LIMIT, is_typing: isTyping };
        // an emptied box is the last question too: an answer that is still on its way comes too late
        const isAsked = text.trim() || this.props.showsNewest;
        const call = isAsked ? this.orm.call("apk.article", "search_text", [text], options) : [];
        const found = await this.keepLast.add(Promise.resolve(call));
        this.state.found = found.map((one) => ({
            ...one,
            title: markup(one.title),
            snippet: markup(one.snippet),
        }));
        this.state.isAsked = Boolean(text.trim());
        const isNarrowed = Object.values(filters).some(Boolean);
        this.isVain = isTyping && this.state.isAsked && !isNarrowed && !found.length;
        if (this.isVain) {
            this.leaveSoon();
        }
    }

    onInput(event) {
        this.question.text = event.target.value;
        this.goOn();
        this.searchSoon();
    }

    onFilter(name, event) {
        this.question[name] = event.target.value;
        this.search(true);
    }

    onKeydown(event) {
        if (event.key === "Enter") {
            event.preventDefault(); // a form around the box must not be saved
            this.searchSoon.cancel();
            this.search(false);
        }
    }

    open(article) {
        this.action.doAction(formAction("apk.article", article.id));
    }
}
