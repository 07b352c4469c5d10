import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { odooExceptionTitleMap, WarningDialog } from "@web/core/errors/error_dialogs";
import { RPCError } from "@web/core/network/rpc";

// The web client knows Odoo's own names of errors and shows any other as «Oops!» with a traceback; ours are
// refusals of five classes (refusals.py; messages.py has heirs that callers catch), and the person must read their sentence.
// Their sentence says what to do next, which is no «invalid operation».
const OURS = "apk.refusal";
const REFUSAL = /^odoo\.addons\.apk_\w+\.(refusals|messages)\./;

export function refusalHandler(env, error, originalError) {
    if (originalError instanceof RPCError && REFUSAL.test(originalError.exceptionName || "")) {
        originalError.exceptionName = OURS;
    }
    return false; // Odoo's own handler shows it
}

odooExceptionTitleMap.set(OURS, _t("Not done yet"));
registry.category("error_dialogs").add(OURS, WarningDialog);
registry.category("error_handlers").add("apk_refusal", refusalHandler, { sequence: 90 });
