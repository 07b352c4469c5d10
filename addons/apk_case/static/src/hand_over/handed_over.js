import { addToast } from "@apk_base/toast/toast";
import { registry } from "@web/core/registry";
import { ControllerNotFoundError } from "@web/webclient/actions/action_service";
import { openForms } from "../answer/case_screens";

/**
 * Client action «apk_handed_over»: a toast, the dialog closes, the list or the form behind it shows how it is now. Where
 * the form shows a message that its reader sees no more, the list that it was opened from comes back.
 */
export async function handedOver(env, { params }) {
    addToast(env, params);
    const { action } = env.services;
    const lost = [...openForms].filter((form) =>
        params.out_of_sight.includes(form.model.root.resId)
    );
    const close = { type: "ir.actions.act_window_close", infos: { noReload: lost.length > 0 } };
    await action.doAction(close);
    for (const form of lost) {
        form.loseSight();
    }
    if (lost.length) {
        try {
            await action.restore();
        } catch (error) {
            if (!(error instanceof ControllerNotFoundError)) {
                throw error;
            }
            // it was opened by its address: there is no list behind it
            await action.doAction("apk_case.apk_case_action_mine", { clearBreadcrumbs: true });
        }
    }
}

registry.category("actions").add("apk_handed_over", handedOver);
