import { _t } from "@web/core/l10n/translation";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { openForms } from "./case_screens";

function formsOf(caseId) {
    return [...openForms].filter((form) => form.model.root.resId === caseId);
}

/** «Уже взял Румянцева Е. П., 10:02»: whoever may is offered to take the message over; the page shows how it is now. */
export function takenHandler(env, error, originalError) {
    const taken = originalError instanceof RPCError && originalError.data?.context?.apk_taken;
    if (!taken) {
        return false;
    }
    error.unhandledRejectionEvent?.preventDefault(); // it is handled here
    const reload = () => Promise.all(formsOf(taken.case_id).map((form) => form.reload()));
    const takeOver = async () => {
        await env.services.orm.call("apk.case", "action_take_over", [[taken.case_id]]);
        await reload();
    };
    env.services.dialog.add(ConfirmationDialog, {
        title: _t("The message has been taken"),
        body: originalError.data.message,
        ...(taken.may_take_over && {
            confirm: takeOver,
            confirmLabel: _t("Take it over"),
            cancelLabel: _t("Leave it"),
            cancel: reload,
        }),
        ...(!taken.may_take_over && { confirm: reload }),
    });
    return true;
}

/** The sender's screen was older than the answer: the new text stands there by the time the sentence is read. */
export function newerAnswerHandler(env, error, originalError) {
    const newer =
        originalError instanceof RPCError && originalError.data?.context?.apk_newer_answer;
    for (const form of newer ? formsOf(newer.case_id) : []) {
        form.model.answer?.heard(newer.version);
    }
    return false; // Odoo's own handler shows the sentence
}

const handlers = registry.category("error_handlers");
handlers.add("apk_case_taken", takenHandler, { sequence: 80 });
handlers.add("apk_case_newer_answer", newerAnswerHandler, { sequence: 80 });
