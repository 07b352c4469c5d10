import { useEffect, useExternalListener, useSubEnv } from "@odoo/owl";
import { formatDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { useBus, useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { FormController } from "@web/views/form/form_controller";
import { isSecret, OURS, sameText, typedText } from "./typed_words";

const { DateTime } = luxon;
const TYPED = ["char", "text", "html"];
const KEEP_AFTER = 250; // milliseconds after the last key

/** «10:02», of another day «28.11.2026 10:02» */
export function clock(milliseconds) {
    const moment = DateTime.fromMillis(milliseconds);
    return moment.hasSame(DateTime.now(), "day")
        ? moment.toFormat("HH:mm")
        : formatDateTime(moment, { format: "dd.MM.yyyy HH:mm" });
}

/**
 * The browser keeps what is typed into a form of ours until the server has it: a refusal, a lost network, an ended
 * session, «Cancel» or a crash loses nothing. When the same form is opened again, the text is there.
 */
export function useTypedText(form) {
    const { store } = useService("apk_typed_text");
    const notification = useService("notification");
    let isBeingExecuted = false;
    let here; // the place of the record on the screen; a dialog keeps it when its record is saved
    let asOpened; // what stood in the fields of a dialog at first: saving it is not the end of the work

    const place = () => {
        const { resModel, resId, context } = form.model.root;
        const about = resId || `new-${context.default_case_id || context.active_id || ""}`;
        return `${resModel}/${form.env.inDialog ? "dialog-" : ""}${about}`;
    };
    const names = () => {
        const { fields, fieldNames } = form.model.root;
        return form.typedFields(fieldNames.filter((name) => TYPED.includes(fields[name].type)));
    };
    const typed = () => {
        const root = form.model.root;
        const open = names().filter((name) => !isSecret(form.rootRef.el, name));
        const texts = open.map((name) => [name, typedText(root, form.rootRef.el, name)]);
        const stored = form.env.inDialog ? asOpened : root._values;
        return Object.fromEntries(texts.filter(([name, text]) => !sameText(text, stored[name])));
    };
    const keepNow = () => {
        const texts = typed();
        if (Object.keys(texts).length) {
            store.keep(here, texts);
        } else {
            store.forget(here);
        }
    };
    const keepSoon = useDebounced(keepNow, KEEP_AFTER);

    const restore = async () => {
        const root = form.model.root;
        here = place();
        asOpened = { ...root.data };
        const [entry] = store.pending(here);
        const allowed = new Set(names());
        const found = Object.entries(entry?.values || {}).filter(
            ([name, text]) => allowed.has(name) && !sameText(text, root.data[name])
        );
        if (!found.length) {
            return entry && store.drop(entry);
        }
        const before = Object.fromEntries(found.map(([name]) => [name, root.data[name]]));
        await root.update(Object.fromEntries(found));
        const close = notification.add(
            _t("The text of %s that was not saved is back in its place.", clock(entry.at)),
            {
                type: "info",
                autocloseDelay: 30_000,
                buttons: [
                    {
                        name: _t("Discard it"),
                        onClick: async () => {
                            close();
                            store.drop(entry);
                            await root.update(before);
                            store.forget(here);
                        },
                    },
                ],
            }
        );
    };

    useBus(form.model.bus, "FIELD_IS_DIRTY", keepSoon);
    useExternalListener(window, "pagehide", keepNow);
    useEffect(
        () => {
            restore();
        },
        () => [form.env.inDialog ? null : form.model.root.resId]
    );
    return {
        begin: () => (isBeingExecuted = true),
        end: (isDone) => {
            if (isDone && isBeingExecuted) {
                keepSoon.cancel();
                store.forget(here);
            }
            isBeingExecuted = false;
        },
        saved: () => !form.env.inDialog && store.forget(here),
        discarded: () => {
            keepSoon.cancel();
            store.forget(here);
        },
    };
}

patch(FormController.prototype, {
    setup() {
        super.setup();
        if (OURS.test(this.props.resModel)) {
            this.typedText = useTypedText(this);
            const { onClickViewButton } = this.__owl__.childEnv; // as useViewButtons has put it there
            useSubEnv({
                onClickViewButton: async (params) => {
                    let isDone = false;
                    try {
                        await onClickViewButton(params);
                        isDone = true; // nothing was refused
                    } finally {
                        this.typedText.end(isDone);
                    }
                },
            });
        }
    },

    /** Fields whose text the browser keeps; a form that keeps some of them in another way leaves them out. */
    typedFields(names) {
        return names.filter((name) => !this.model.root._isReadonly(name));
    },

    async beforeExecuteActionButton(clickParams) {
        const proceed = await super.beforeExecuteActionButton(clickParams);
        if (proceed !== false && this.env.inDialog && clickParams.special !== "cancel") {
            this.typedText?.begin();
        }
        return proceed;
    },

    async onRecordSaved(record, changes) {
        this.typedText?.saved();
        return super.onRecordSaved(record, changes);
    },

    async discard() {
        await super.discard();
        this.typedText?.discarded();
    },
});
