import {
    Component,
    markRaw,
    onWillUnmount,
    useEffect,
    useExternalListener,
    useRef,
    useState,
} from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";
import { formatFloat } from "@web/core/utils/numbers";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { CardOpener } from "./card_opener";
import { checkState, TextChecker } from "./text_checker";
import { sourceOf } from "./text_sources";
import { SEVERITIES, Underlines } from "./underlines";

const ICONS = {
    error: "fa-times-circle",
    warning: "fa-exclamation-triangle",
    hint: "fa-lightbulb-o",
};
const BAND_ICONS = { good: "fa-check", middle: "fa-minus", bad: "fa-exclamation" };

/**
 * The check of texts while they are typed (п. 7, 24, 65): underlines in the fields; a list and figures of reading below.
 *
 * ``<widget name="apk_text_check" options="{'fields': ['answer_body'], 'kind': 'answer', 'refusal': 'is_refusal'}"/>``:
 * fields of HTML or text in the order of reading, the kind of the text, the field that makes a refusal of it; ``is_framed``:
 * a template greets and says good-bye around it.
 */
export class TextCheck extends Component {
    static template = "apk_language.TextCheck";
    static props = {
        ...standardWidgetProps,
        fields: { type: Array, element: String },
        kind: String,
        refusal: { type: String, optional: true },
        isFramed: { type: Boolean, optional: true },
    };

    setup() {
        this.orm = useService("orm");
        this.notification = useService("notification");
        this.ui = useService("ui");
        this.root = useRef("root");
        this.state = useState(checkState());
        this.folding = useState({ isOpen: true });
        this.underlines = new Underlines();
        this.sources = [];
        this.checker = new TextChecker({
            read: () => this.read(),
            ask: (text) => this.ask(JSON.parse(text)),
            place: (findings) => this.place(findings),
            repaint: (findings) => this.repaint(findings),
            state: this.state,
        });
        this.card = new CardOpener(useService("overlay"), this);
        useBus(this.props.record.model.bus, "FIELD_IS_DIRTY", () => this.onChange());
        useExternalListener(window, "online", () => this.checker.look());
        useExternalListener(window, "keydown", (ev) => this.onKeydown(ev), { capture: true });
        useExternalListener(window, "pointermove", (ev) => this.card.onPointerMove(ev));
        useExternalListener(document, "beforeinput", () => this.card.onTyping(), { capture: true });
        useExternalListener(document, "selectionchange", () => this.card.onCaret());
        useEffect(
            () => this.checker.touched(),
            () => this.whatStandsThere()
        );
        onWillUnmount(() => {
            this.checker.close();
            this.card.close();
            this.underlines.clear();
        });
    }

    whatStandsThere() {
        const { record, fields, refusal } = this.props;
        return [record.resId, record.data[refusal], ...fields.map((name) => record.data[name])];
    }

    // asking

    /** :return: what is on the screen now, as JSON; null without a word */
    read() {
        const form = this.root.el?.closest(".o_form_view");
        if (!form) {
            return null;
        }
        const { record, fields, kind, refusal } = this.props;
        const sources = fields.map((name) => sourceOf(record, form, name)).filter(Boolean);
        this.sources = sources.map((source) => source.known(this.sources)); // findings stand in them
        const blocks = this.sources.flatMap((source) => source.read());
        if (!blocks.length) {
            return null;
        }
        return JSON.stringify({ blocks, kind: record.data[refusal] ? "refusal" : kind });
    }

    ask({ blocks, kind }) {
        const { resModel, resId } = this.props.record;
        const { isFramed } = this.props;
        const options = { res_model: resModel, res_id: resId, is_framed: Boolean(isFramed) };
        return this.orm.silent.call("apk.text.check", "check", [blocks, kind, options]);
    }

    /** Findings of the text that ``read()`` has read last find their places, in the order of reading. */
    place(findings) {
        const places = this.sources.flatMap((source) =>
            source.blocks.map((_, index) => (start, end) => source.place(index, start, end))
        );
        const placed = findings.map((finding, index) =>
            markRaw({
                ...finding,
                id: index,
                icon: ICONS[finding.severity],
                place: places[finding.block]?.(finding.start, finding.end) || null,
            })
        );
        const order = ({ block, start }) => (block < 0 ? Infinity : block * 1e6 + start);
        placed.sort((one, other) => order(one) - order(other) || 0);
        this.underlines.paint(placed);
        this.card.follow(placed);
        return placed;
    }

    /** A letter typed and taken away again, or the same words in a new editor. */
    repaint(findings) {
        const shown = this.state.findings;
        const isWhole = shown.every(({ place }) => !place || place.isAlive);
        if (shown.length !== findings.length || !isWhole) {
            this.state.findings = this.place(findings);
        }
    }

    /** Something was typed, or saved, in the fields of the text or in others. */
    onChange() {
        this.checker.touched();
        this.drawing ||= requestAnimationFrame(() => {
            this.drawing = null;
            this.dropTyped();
        });
    }

    /** Words that somebody has typed into are no finding until they are checked again. */
    dropTyped() {
        this.leave(this.state.findings.filter(({ place }) => place && !place.isAlive));
    }

    leave(gone) {
        if (gone.length) {
            this.state.findings = this.state.findings.filter((finding) => !gone.includes(finding));
            this.underlines.paint(this.state.findings);
        }
    }

    // what a person sees

    get bySeverity() {
        return SEVERITIES.flatMap((severity) =>
            this.state.findings.filter((finding) => finding.severity === severity)
        );
    }

    get summary() {
        const { findings, status } = this.state;
        if (status !== "checked" && !findings.length) {
            return "";
        }
        const count = (severity) => findings.filter((one) => one.severity === severity).length;
        const parts = [
            [count("error"), _t("errors: %s", count("error"))],
            [count("warning"), _t("remarks: %s", count("warning"))],
            [count("hint"), _t("hints: %s", count("hint"))],
        ];
        const said = parts.filter(([number]) => number).map(([, words]) => words);
        return said.join(", ") || _t("nothing to mend");
    }

    severityLabel(severity) {
        return { error: _t("Error"), warning: _t("Remark"), hint: _t("Hint") }[severity];
    }

    band(figure) {
        const label = { good: _t("good"), middle: _t("middling"), bad: _t("hard") }[figure.band];
        return { icon: BAND_ICONS[figure.band], label };
    }

    number(value) {
        const digits = [16, Math.abs(value) < 1 ? 2 : 1]; // shares are below one
        return formatFloat(value, { digits, trailingZeros: false });
    }

    average({ average }) {
        return typeof average === "number" ? _t("(the unit: %s)", this.number(average)) : "";
    }

    fold() {
        this.folding.isOpen = !this.folding.isOpen;
    }

    // going from one to another

    rects(finding) {
        if (finding.place) {
            return finding.place.rects();
        }
        const row = this.root.el?.querySelector(`[data-finding="${finding.id}"]`);
        return row ? [row.getBoundingClientRect()] : [];
    }

    findingAt(x, y, source) {
        const isUnder = ({ left, right, top, bottom }) =>
            left <= x && x <= right && top <= y && y <= bottom + 3; // the line is below the letters
        return this._mostGrave(
            ({ place }) => place?.source === source && place.range && place.rects().some(isUnder)
        );
    }

    findingAtCaret() {
        const { isCollapsed, anchorNode, anchorOffset } = document.getSelection();
        return isCollapsed && anchorNode
            ? this._mostGrave(({ place }) => place?.has?.(anchorNode, anchorOffset))
            : null;
    }

    _mostGrave(isThere) {
        return this.bySeverity.find(isThere) || null;
    }

    onKeydown(ev) {
        const isOurs = ev.key === "F7" && !ev.altKey && !ev.ctrlKey && !ev.metaKey;
        const isShown = this.state.status !== "empty";
        if (isOurs && isShown && this.ui.activeElement.contains(this.root.el)) {
            ev.preventDefault(); // browsers move a caret over the page by it
            ev.stopPropagation();
            this.next(ev.shiftKey ? -1 : 1);
        }
    }

    /** :param step: 1 for the next one after the caret or after the open card, -1 for the one before it */
    next(step) {
        const { findings } = this.state;
        const open = findings.indexOf(this.card.finding);
        const index = open >= 0 ? open + step : this._afterCaret() - (step < 0);
        if (findings.length) {
            this.go(findings.at(index % findings.length));
        }
    }

    _afterCaret() {
        const { findings } = this.state;
        const caret = this.sources.findIndex((source) => source.hasCaret);
        const index = findings.findIndex(({ place }) => {
            const at = place ? this.sources.indexOf(place.source) : Infinity;
            return at > caret || (at === caret && place.isAfterCaret);
        });
        return index < 0 ? findings.length : index;
    }

    go(finding) {
        this.folding.isOpen ||= !finding.place;
        finding.place?.scrollIntoView();
        this.card.open(finding, { isFocused: true });
    }

    focus(finding) {
        if (finding.place?.source.isEditable) {
            finding.place.focus();
        } else {
            this.root.el?.querySelector(`[data-finding="${finding.id}"]`)?.focus();
        }
    }

    // acting

    replace(finding, words) {
        this.card.close();
        if (finding.place.isAlive) {
            finding.place.replace(words);
        }
    }

    async ignore(finding) {
        const { resModel, resId } = this.props.record;
        await this._tell(finding, "ignore", [resModel, resId, finding.code, finding.found]);
    }

    async addToDictionary(finding) {
        await this._tell(finding, "add_to_dictionary", [finding.found]);
    }

    async _tell(finding, method, args) {
        const { isFocused } = this.card;
        this.card.close();
        if (isFocused) {
            this.focus(finding);
        }
        try {
            await this.orm.silent.call("apk.text.check", method, args);
        } catch (error) {
            if (!(error instanceof ConnectionLostError || error instanceof RPCError)) {
                throw error;
            }
            const reason = error instanceof RPCError && error.data?.message;
            this.notification.add(reason || _t("No connection: try again later."), {
                type: "warning",
            });
            return;
        }
        await this.checker.again();
    }
}

export const textCheck = {
    component: TextCheck,
    extractProps: ({ options }) => ({
        fields: options.fields,
        kind: options.kind,
        refusal: options.refusal,
        isFramed: options.is_framed,
    }),
};

registry.category("view_widgets").add("apk_text_check", textCheck);
