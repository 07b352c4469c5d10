import { formAction } from "@apk_base/forms/form_action";
import {
    Component,
    markup,
    onMounted,
    onPatched,
    onWillStart,
    useExternalListener,
    useRef,
    useState,
} from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Caller } from "./caller";
import { Callback, OutOfScope, Transfer } from "./turns";
import { Farewell } from "./farewell";

const TURNS = { F4: "transfer", F8: "callback", F9: "out_of_scope" };
const ONCE = [
    "start",
    "useArticle",
    "noteGap",
    "newClient",
    "transfer",
    "promise",
    "referElsewhere",
    "finish",
    "takeBack",
    "leave",
];

/** A key that is hit twice, or held: what is under way is not begun again. */
function once(act) {
    let underWay = null;
    return (...args) => (underWay ||= act(...args).finally(() => (underWay = null)));
}

/**
 * One screen for a whole talk, made for the keyboard: the question is the search, Enter takes the marked article,
 * F2 an answer was given, F4 a colleague, F8 a callback, F9 another body, digits for the two questions. An addon may put
 * buttons beside the client: registry «apk_line.card_buttons», each {label, key, run(env, card)}; ``key`` is a free F key,
 * ``run`` resolves when the operator is back on the card.
 */
export class CallCard extends Component {
    static template = "apk_line.CallCard";
    static components = { Caller, Callback, Farewell, OutOfScope, Transfer };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.typed = useService("apk_typed_text").store;
        this.keepLast = new KeepLast();
        this.root = useRef("root");
        this.state = useState({
            stage: "start",
            phone: "",
            card: null,
            question: "",
            answer: "",
            found: [],
            active: 0,
            article: null,
            isReading: false,
            outcome: "",
            promisedTerm: "",
        });
        for (const name of ONCE) {
            this[name] = once(this[name].bind(this));
        }
        this.searchSoon = useDebounced(() => this.search(), 200);
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
        onWillStart(() => this.open());
        onMounted(() => this.focus());
        onPatched(() => this.focus());
    }

    // opening

    async open() {
        const { call_id: callId, take } = this.props.action.params || {};
        if (callId) {
            this.callId = callId;
            if (take) {
                await this.orm.call("apk.call", "action_take", [[callId]]);
            }
            await this.load();
        }
    }

    async start() {
        this.callId = await this.orm.call("apk.call", "start", [], { phone: this.state.phone });
        await this.load();
    }

    async load() {
        this.show(await this.orm.call("apk.call", "card", [[this.callId]]));
        const [typed] = this.typed.pending(this.place);
        const { question, answer } = typed?.values || this.state.card.call;
        Object.assign(this.state, { question, answer });
        this.state.stage = this.state.card.call.is_finished ? "done" : "talk";
        await this.search();
    }

    show(card) {
        this.state.card = card;
    }

    get place() {
        return `apk.call/${this.callId}`;
    }

    /** What the operator types stays in the browser until the server has it: a call is not told twice. */
    keepTyped() {
        const { question, answer } = this.state;
        this.typed.keep(this.place, { question, answer });
    }

    /** The field of the stage gets the cursor when the stage begins. */
    focus() {
        if (this.focusedStage !== this.state.stage) {
            this.focusedStage = this.state.stage;
            this.root.el?.querySelector("[data-first]")?.focus();
        }
    }

    get opening() {
        const { call, scripts } = this.state.card;
        return call.direction === "out" ? scripts.outgoing : scripts.greeting;
    }

    get buttons() {
        return registry.category("apk_line.card_buttons").getAll();
    }

    // knowledge

    onQuestion(event) {
        this.state.question = event.target.value;
        this.state.isReading = false;
        this.keepTyped();
        this.searchSoon();
    }

    onAnswer(event) {
        this.state.answer = event.target.value;
        this.keepTyped();
    }

    async search() {
        // an emptied question is the last one too: an answer that is still on its way comes too late
        const isAsked = this.state.question.trim();
        const call = isAsked ? this.orm.call("apk.call", "find", [this.state.question]) : [];
        const found = await this.keepLast.add(Promise.resolve(call));
        this.state.found = found.map((one) => ({ ...one, snippet: markup(one.snippet) }));
        this.state.active = 0;
    }

    async useArticle(article) {
        await this.save();
        const used = await this.orm.call("apk.call", "use_article", [[this.callId], article.id]);
        this.state.article = { ...used, body: markup(used.body) };
        this.state.isReading = true; // the list of found articles is folded
        this.show(await this.orm.call("apk.call", "card", [[this.callId]]));
    }

    showFound() {
        this.state.isReading = false;
    }

    async noteGap() {
        await this.orm.call("apk.call", "note_gap", [[this.callId], this.state.question]);
        this.notification.add(_t("Noted: the unit will write an article."), { type: "success" });
    }

    // what is written down

    async save(values = {}) {
        const { question, answer } = this.state;
        this.show(
            await this.orm.call("apk.call", "save", [
                [this.callId],
                { question, answer, ...values },
            ])
        );
        if (question === this.state.question && answer === this.state.answer) {
            this.typed.forget(this.place);
        }
    }

    chooseTopic(topic) {
        return this.save({ topic });
    }

    chooseClient(partnerId) {
        return this.save({ partner_id: partnerId });
    }

    async newClient(name) {
        const phone = this.state.card.call.phone;
        const [partnerId] = await this.orm.create("res.partner", [{ name, phone }]);
        await this.chooseClient(partnerId);
    }

    // turns of the talk

    go(stage) {
        this.state.stage = stage;
    }

    /** The kind of the transfer is the outcome of the talk, too. */
    async transfer(values) {
        await this.save();
        await this.orm.call("apk.call", "transfer", [[this.callId]], values);
        await this.farewell(values.kind);
    }

    async promise(values) {
        const { question } = this.state;
        const promised = await this.orm.call("apk.call", "promise_callback", [[this.callId]], {
            ...values,
            question,
        });
        this.state.promisedTerm = promised.term;
        await this.farewell("callback");
    }

    async referElsewhere(values) {
        await this.save(values);
        await this.farewell("out_of_scope");
    }

    async farewell(outcome) {
        await this.save();
        this.state.outcome = outcome;
        this.go("farewell");
    }

    /** ``answers``: code of the question → value; null when the client has declined, nothing when nobody was asked. */
    async finish(answers) {
        if (answers !== undefined) {
            await this.orm.call("apk.call", "take_down_answers", [[this.callId]], { answers });
        }
        await this.orm.call("apk.call", "finish", [[this.callId], this.state.outcome]);
        await this.load();
    }

    /** The call is saved before another screen opens above the card, and read anew afterwards. */
    async runButton(button) {
        await this.save();
        await button.run(this.env, this.state.card);
        this.show(await this.orm.call("apk.call", "card", [[this.callId]]));
    }

    openMatter(matter) {
        const run = () =>
            new Promise((resolve) =>
                this.action.doAction(
                    formAction(matter.model, matter.id, { name: matter.name, target: "new" }),
                    { onClose: resolve }
                )
            );
        return this.runButton({ run });
    }

    /** A wrong key was pressed: the talk is open again and ends anew. */
    async takeBack() {
        await this.orm.call("apk.call", "take_back", [[this.callId]]);
        await this.load();
    }

    async leave() {
        await this.save(); // what was added after the talk
        this.action.doAction("apk_line.board_action", { clearBreadcrumbs: true });
    }

    // keys

    onKeydown(event) {
        if (event.isComposing || document.querySelector(".modal.o_technical_modal")) {
            return;
        }
        const act = this.actOf(event);
        if (act) {
            event.preventDefault();
            event.stopImmediatePropagation();
            act();
        }
    }

    actOf(event) {
        const { stage } = this.state;
        if (event.altKey && /^Digit[1-9]$/.test(event.code) && stage === "talk") {
            return this.altDigit(Number(event.code.slice(-1)));
        }
        if (event.altKey || event.ctrlKey || event.metaKey) {
            return null;
        }
        if (
            event.key === "Escape" &&
            ["transfer", "callback", "out_of_scope", "farewell"].includes(stage)
        ) {
            return () => this.go("talk");
        }
        return { start: this.startKey, talk: this.talkKey, done: this.doneKey }[stage]?.call(
            this,
            event
        );
    }

    altDigit(digit) {
        const topic = this.state.card.topics[digit - 1];
        const client = this.state.card.client.maybe[digit - 1 - this.state.card.topics.length];
        return (
            (topic && (() => this.chooseTopic(topic.key))) ||
            (client && (() => this.chooseClient(client.id)))
        );
    }

    startKey(event) {
        return event.key === "Enter" && (() => this.start());
    }

    talkKey(event) {
        const { found, active } = this.state;
        if (event.key === "F2") {
            return () => this.farewell("answered");
        }
        if (TURNS[event.key]) {
            return () => this.go(TURNS[event.key]);
        }
        const button = this.buttons.find((one) => one.key === event.key);
        if (button) {
            return () => this.runButton(button);
        }
        if (event.target.dataset.search === undefined || !found.length) {
            return null;
        }
        if (this.state.isReading) {
            return { ArrowDown: () => this.showFound(), Enter: () => null }[event.key];
        }
        return {
            ArrowDown: () => (this.state.active = (active + 1) % found.length),
            ArrowUp: () => (this.state.active = (active + found.length - 1) % found.length),
            Enter: event.shiftKey ? null : () => this.useArticle(found[active]),
        }[event.key];
    }

    doneKey(event) {
        return event.key === "Enter" && (() => this.leave());
    }
}

registry.category("actions").add("apk_line_card", CallCard);
