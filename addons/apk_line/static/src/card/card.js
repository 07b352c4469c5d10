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
import { Callback } from "./callback";
import { Caller } from "./caller";
import { Farewell } from "./farewell";
import { OutOfScope, Transfer } from "./turns";
import { useTalkKeeper } from "./talk_keeper";
import { isInCallerField } from "./typing";
import { cardAction, Unfinished } from "./unfinished";

const TURNS = { F4: "transfer", F8: "callback", F9: "out_of_scope" };
const ONCE = [
    "start",
    "useArticle",
    "noteGap",
    "newClient",
    "noAnswer",
    "transfer",
    "takeBackTransfer",
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
 * F2 an answer was given, F3 nobody picked up, F4 a colleague, F8 a callback, F9 another body, Alt+0 who is calling, digits
 * for the two questions. What is typed is kept in the browser at once and written down a second later. An addon may put
 * buttons beside the client: registry «apk_line.card_buttons», each {label, key, run(env, card)}; ``key`` is a free F key,
 * ``run`` resolves when the operator is back on the card.
 */
export class CallCard extends Component {
    static template = "apk_line.CallCard";
    static components = { Caller, Callback, Farewell, OutOfScope, Transfer, Unfinished };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
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
            unfinished: [],
            drafts: {}, // what stands in the fields of a turn that was left
        });
        for (const name of ONCE) {
            this[name] = once(this[name].bind(this));
        }
        this.searchSoon = useDebounced(() => this.search(), 200);
        this.keeper = useTalkKeeper(this);
        useExternalListener(window, "keydown", (event) => this.onKeydown(event), { capture: true });
        onWillStart(() => this.open());
        onMounted(() => this.focus());
        onPatched(() => this.focus());
    }

    // opening

    async open() {
        const { call_id: asked, take } = this.props.action.params || {};
        const callId = asked || this.props.resId; // the address of the page has it after F5
        if (callId) {
            this.callId = callId;
            if (take) {
                await this.orm.call("apk.call", "action_take", [[callId]]);
            }
            await this.load();
        } else {
            this.state.unfinished = await this.orm.call("apk.call", "unfinished", []);
        }
    }

    /** Another talk of one's own: this one is kept as it stands. */
    openUnfinished(callId) {
        this.action.doAction(cardAction(callId), { stackPosition: "replaceCurrentAction" });
    }

    async start() {
        this.callId = await this.orm.call("apk.call", "start", [], { phone: this.state.phone });
        await this.load();
    }

    async load() {
        this.props.updateActionState?.({ resId: this.callId });
        this.show(await this.orm.call("apk.call", "card", [[this.callId]]));
        const kept = this.keeper.kept();
        const { question, answer, drafts = {} } = kept || this.state.card.call;
        Object.assign(this.state, { question, answer, drafts });
        if (kept) {
            this.keeper.keep(); // what a crash has left in the browser is written down now
        }
        this.state.stage = this.state.card.call.is_finished ? "done" : "talk";
        await this.search();
    }

    show(card) {
        this.state.card = card;
        this.state.unfinished = card.unfinished
            .filter(({ id }) => id !== this.callId)
            .map((row) => ({ ...row, question: this.keeper.questionOf(row) }));
    }

    onDraft(stage, draft) {
        this.state.drafts[stage] = draft;
        this.keeper.keep();
    }

    draftOf(stage) {
        return this.state.drafts[stage] || {};
    }

    /** A turn that was taken leaves nothing half filled in. */
    dropDraft(stage) {
        delete this.state.drafts[stage];
    }

    /** The field of the stage gets the cursor when the stage begins. */
    focus() {
        if (this.focusedStage !== this.state.stage) {
            this.focusedStage = this.state.stage;
            this.root.el?.querySelector("[data-first]")?.focus();
        }
    }

    get buttons() {
        return registry.category("apk_line.card_buttons").getAll();
    }

    // knowledge

    onQuestion(event) {
        this.state.question = event.target.value;
        this.state.isReading = false;
        this.keeper.keep();
        this.searchSoon();
    }

    onAnswer(event) {
        this.state.answer = event.target.value;
        this.keeper.keep();
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
        this.keeper.isWritten({ question, answer });
    }

    chooseTopic(topic) {
        return this.save({ topic });
    }

    // who is calling

    /** ``kind`` and ``key`` of what the field has found. */
    async chooseCaller(kind, key) {
        this.show(await this.orm.call("apk.call", "choose_caller", [[this.callId], kind, key]));
    }

    async newClient(name) {
        const phone = this.state.card.call.phone;
        const [partnerId] = await this.orm.create("res.partner", [{ name, phone }]);
        await this.chooseCaller("client", partnerId);
    }

    async forgetCaller() {
        this.show(await this.orm.call("apk.call", "forget_caller", [[this.callId]]));
        this.findCaller();
    }

    /** The cursor goes to the field, and back to the talk. */
    findCaller() {
        const field = this.root.el?.querySelector(".apk_call_who");
        field?.focus();
        field?.select();
    }

    backToTalk() {
        this.root.el?.querySelector("[data-first]")?.focus();
    }

    // turns of the talk

    go(stage) {
        this.state.stage = stage;
    }

    /** The kind of the transfer is the outcome of the talk, too. */
    async transfer(values) {
        await this.save();
        await this.orm.call("apk.call", "transfer", [[this.callId]], values);
        this.dropDraft("transfer");
        await this.farewell(values.kind);
    }

    /** A slip of the finger: the talk goes on as if nobody had been named. */
    async takeBackTransfer() {
        await this.orm.call("apk.call", "take_back_transfer", [[this.callId]]);
        this.show(await this.orm.call("apk.call", "card", [[this.callId]]));
        this.go("talk");
    }

    async promise(values) {
        const { question } = this.state;
        const promised = await this.orm.call("apk.call", "promise_callback", [[this.callId]], {
            ...values,
            question,
        });
        this.state.promisedTerm = promised.term;
        this.dropDraft("callback");
        await this.farewell("callback");
    }

    async referElsewhere(values) {
        this.dropDraft("out_of_scope");
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
        this.keeper.forget();
        await this.load();
    }

    /** п. 39: the attempt is counted, the client is still owed the call. */
    async noAnswer() {
        await this.save();
        this.state.outcome = "no_answer";
        await this.finish();
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
        if (event.altKey && event.code === "Digit0" && stage !== "start") {
            return () => this.findCaller();
        }
        if (event.altKey && /^Digit[1-9]$/.test(event.code) && stage === "talk") {
            return this.altDigit(Number(event.code.slice(-1)));
        }
        const isTypedName = isInCallerField(event) && !/^F\d+$/.test(event.key);
        if (event.altKey || event.ctrlKey || event.metaKey || isTypedName) {
            return null;
        }
        if (stage === "farewell" && event.key === "F8" && this.state.outcome === "callback") {
            return () => this.go("callback");
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
            (client && (() => this.chooseCaller("client", client.id)))
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
        if (event.key === "F3" && this.state.card.call.direction === "out") {
            return () => this.noAnswer();
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
