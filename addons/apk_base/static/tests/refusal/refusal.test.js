import { describe, expect, test } from "@odoo/hoot";
import { odooExceptionTitleMap } from "@web/core/errors/error_dialogs";
import { allowTranslations } from "@web/../tests/web_test_helpers";
import { RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";

describe.current.tags("headless");

const OURS = "odoo.addons.apk_base.refusals.InvalidInput";
const SHOWN = "apk.refusal";

test("a refusal of the suite is shown as a sentence, the errors of others as they are", () => {
    const table = [
        // name that the server gives, name that Odoo's own handler sees
        [OURS, SHOWN],
        ["odoo.addons.apk_visit.messages.SlotTaken", SHOWN],
        [
            "odoo.addons.apk_line.refusals_of_others.Fault",
            "odoo.addons.apk_line.refusals_of_others.Fault",
        ],
        ["odoo.addons.sale.exceptions.Fault", "odoo.addons.sale.exceptions.Fault"],
        ["odoo.exceptions.AccessError", "odoo.exceptions.AccessError"],
        ["builtins.KeyError", "builtins.KeyError"],
    ];
    const handler = registry.category("error_handlers").get("apk_refusal");
    for (const [name, seen] of table) {
        const error = Object.assign(new RPCError(), { exceptionName: name });
        expect(handler({}, new Error(), error)).toBe(false, {
            message: "Odoo's own handler shows it",
        });
        expect(error.exceptionName).toBe(seen);
    }
});

test("its title is no «invalid operation»", () => {
    allowTranslations();
    expect(registry.category("error_dialogs").contains(SHOWN)).toBe(true);
    expect(String(odooExceptionTitleMap.get(SHOWN))).toBe("Not done yet");
});

test("an error that did not come from the server is left alone", () => {
    const handler = registry.category("error_handlers").get("apk_refusal");
    const error = Object.assign(new Error("ours?"), { exceptionName: OURS });
    expect(handler({}, new Error(), error)).toBe(false);
    expect(error.exceptionName).toBe(OURS);
});
