import {
    markRaw,
    markup,
    onMounted,
    onWillUnmount,
    toRaw,
    useEffect,
    useExternalListener,
    useSubEnv,
} from "@odoo/owl";
import { editorOf, sameText, typedText } from "@apk_base/typed_text/typed_words";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";
import { RelationalModel } from "@web/model/relational_model/relational_model";
import { formView } from "@web/views/form/form_view";
import { CaseFormRenderer } from "../screen/case_status_bar";
import { Dossier } from "../screen/dossier";
import { AnswerKeeper, answerState, SAVED_WHILE_TYPING, WORDS } from "./answer_keeper";
import { CaseScreens } from "./case_screens";

// Buttons that send what stands on the screen: they say which version that is.
const SENDING = ["action_ask_to_send", "action_send_answer", "action_approve"];

/** The answer has a version: a save says which one stood on the screen. */
export class CaseRecord extends RelationalModel.Record {
    _getChanges(...args) {
        const changes = super._getChanges(...args);
        const isAnswer = [...SAVED_WHILE_TYPING, "answer_attachment_ids"].some(
            (name) => name in changes
        );
        if (this.resId && isAnswer && "answer_version" in this.data) {
            changes.answer_version = this.data.answer_version;
        }
        return changes;
    }

    async save(...args) {
        if (this.config.isRoot) {
            await this.model.answer?.save();
        }
        return super.save(...args);
    }

    /** Whatever reads the record anew, the keeper knows what the server has. */
    _setData(...args) {
        super._setData(...args);
        const { answer } = this.model;
        if (this.config.isRoot && answer?.resId === this.resId) {
            answer.read(this.answerWords(), this.data.answer_version);
        }
    }

    async _update(...args) {
        await super._update(...args);
        if (this.config.isRoot && this.model.answer) {
            this._forgetSettled(this.model.answer.stored);
            this.model.answer.touched();
        }
    }

    answerWords() {
        return Object.fromEntries(
            SAVED_WHILE_TYPING.map((name) => [name, this.data[name] || false])
        );
    }

    /** The server has these words under this version: nothing of them is left to save. */
    acknowledge(words, version) {
        const values = { ...words, answer_version: version };
        values.answer_body = words.answer_body ? markup(String(words.answer_body)) : false;
        const raw = toRaw(this);
        raw._values = markRaw({ ...raw._values, ...values });
        this._forgetSettled(words);
        this.data = { ...raw._values, ...raw._changes };
    }

    _forgetSettled(words) {
        const changes = toRaw(this)._changes;
        for (const name of SAVED_WHILE_TYPING) {
            if (name in changes && sameText(changes[name], words[name])) {
                delete changes[name];
            }
        }
        if (!Object.keys(changes).length) {
            this.dirty = false;
        }
    }
}

export class CaseModel extends RelationalModel {
    static Record = CaseRecord;
}

export class CaseFormController extends formView.Controller {
    setup() {
        super.setup();
        this.typedTextService = useService("apk_typed_text");
        this.answerState = answerState();
        this.screens = new CaseScreens(this, useService("bus_service"));
        this.besideAnswer = new Dossier(this.orm.silent);
        useSubEnv({ apkCase: this });
        useBus(this.model.bus, "FIELD_IS_DIRTY", () => this.onTyping());
        useExternalListener(window, "online", () => this.model.answer?.save());
        useExternalListener(window, "pagehide", () => this.onPageHide());
        const flush = () => this.model.answer?.save();
        onMounted(() => this.typedTextService.flushes.add(flush));
        useEffect(
            () => this.open(),
            () => [this.model.root.resId]
        );
        useEffect(
            (resId) => {
                if (resId) {
                    this.readDossier();
                }
            },
            () => this.whatDossierFollows()
        );
        onWillUnmount(() => {
            this.typedTextService.flushes.delete(flush);
            this.model.answer?.saveByBeacon();
        });
    }

    /** Another message stands on the screen, or the same one anew. */
    open() {
        const { root } = this.model;
        if (!root.resId || !("answer_version" in root.data)) {
            return;
        }
        const keeper = new AnswerKeeper({
            resId: root.resId,
            orm: this.orm.silent,
            store: this.typedTextService.store,
            screen: this.answerOnScreen(),
            state: this.answerState,
            words: root.answerWords(),
            version: root.data.answer_version,
        });
        // raw: a field that tells of typing while it is drawn would otherwise have itself drawn anew for ever
        this.model.answer = markRaw(keeper);
        this.screens.open(root.resId);
        keeper.restore(root.data.may_write_answer);
        return () => {
            keeper.close();
            this.screens.close();
            if (this.model.answer === keeper) {
                this.model.answer = null;
            }
        };
    }

    get dossier() {
        return this.besideAnswer.state;
    }

    whatDossierFollows() {
        const { resId, data } = this.model.root;
        return [resId, data.partner_id?.id, data.topic_id?.id, data.merged_ids?.count];
    }

    /** What lies beside the answer can wait, a lost connection is told of above the editor. */
    async readDossier() {
        try {
            await this.besideAnswer.read(this.model.root.resId);
        } catch (error) {
            if (!(error instanceof ConnectionLostError || error instanceof RPCError)) {
                throw error;
            }
        }
    }

    answerOnScreen() {
        return {
            read: () => {
                const { root } = this.model;
                const text = (name) => String(typedText(root, this.rootRef.el, name) || "");
                const words = WORDS.map((name) => [name, text(name)]);
                return { ...Object.fromEntries(words), is_refusal: root.data.is_refusal };
            },
            commit: () => editorOf(this.model, "answer_body")?.commitChanges(),
            settled: (words, version) => {
                this.model.root.acknowledge(words, version);
                this.model.bus.trigger("FIELD_IS_DIRTY", false); // nothing is left to save
            },
            show: (words, version) => {
                this.leaveEditors(words);
                for (const name of SAVED_WHILE_TYPING) {
                    delete toRaw(this.model.root)._changes[name];
                }
                this.model.root.acknowledge(words, version);
            },
            write: async (words) => {
                this.leaveEditors(words);
                const values = SAVED_WHILE_TYPING.map((name) => [name, words[name] || false]);
                await this.model.root.update(Object.fromEntries(values));
            },
        };
    }

    /** An editor that thinks of unsaved keys would not show another text. */
    leaveEditors(words) {
        const editor = editorOf(this.model, "answer_body");
        if (editor) {
            editor.isDirty = false;
        }
        for (const name of WORDS.slice(1)) {
            const input = this.rootRef.el?.querySelector(
                `.o_field_widget[name="${name}"] textarea, .o_field_widget[name="${name}"] input`
            );
            if (input) {
                input.value = words[name] || "";
            }
        }
    }

    typedFields(names) {
        return super.typedFields(names).filter((name) => !WORDS.includes(name));
    }

    onTyping() {
        if (this.model.answer?.touched()) {
            this.screens.isWriting();
        }
    }

    onPageHide() {
        this.model.answer?.saveByBeacon();
        this.screens.leave();
    }

    async beforeExecuteActionButton(clickParams) {
        const proceed = await super.beforeExecuteActionButton(clickParams);
        if (proceed === false || !SENDING.includes(clickParams.name)) {
            return proceed;
        }
        if (this.model.answer?.isUnsaved) {
            return false; // the line above the editor says why, or compares the two texts
        }
        const { data, resIds } = this.model.root;
        const shown = [data.answer_version];
        clickParams.args = JSON.stringify(
            clickParams.name === "action_ask_to_send" ? [...shown, resIds] : shown
        );
        return proceed;
    }

    async beforeLeave(options) {
        await this.model.answer?.save();
        return super.beforeLeave(options);
    }

    beforeVisibilityChange() {
        this.model.answer?.save();
        return super.beforeVisibilityChange();
    }

    async beforeUnload(ev) {
        this.model.answer?.saveByBeacon();
        return super.beforeUnload(ev);
    }

    /** The message is another person's now and may not even be read: nothing is asked about it any more. */
    loseSight() {
        this.model.answer?.close();
        this.model.answer = null;
    }

    reload() {
        return this.model.root.dirty ? null : this.model.load();
    }
}

registry.category("views").add("apk_case_form", {
    ...formView,
    Controller: CaseFormController,
    Renderer: CaseFormRenderer,
    Model: CaseModel,
});
