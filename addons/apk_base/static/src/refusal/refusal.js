import { registry } from "@web/core/registry";
import { RPCError } from "@web/core/network/rpc";

// The web client knows Odoo's own names of errors and shows any other as «Oops!» with a traceback; ours are
// refusals of five classes (refusals.py; messages.py has heirs that callers catch), and the person must read their sentence.
const REFUSAL = /^odoo\.addons\.apk_\w+\.(refusals|messages)\./;

export function refusalHandler(env, error, originalError) {
    if (originalError instanceof RPCError && REFUSAL.test(originalError.exceptionName || "")) {
        originalError.exceptionName = "odoo.exceptions.UserError";
    }
    return false; // Odoo's own handler shows it
}

registry.category("error_handlers").add("apk_refusal", refusalHandler, { sequence: 90 });
