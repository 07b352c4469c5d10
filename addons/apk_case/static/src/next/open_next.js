import { registry } from "@web/core/registry";

/**
 * Client action «apk_open_next»: replaces the record of the current form by the first of `params.ids`; the pager goes
 * through all of them, and the breadcrumb stays as it was. Without ids the desk opens. `params.message` is a toast.
 */
export async function openNext(env, { params }) {
    const [resId] = params.ids;
    const { action } = env.services;
    if (params.message) {
        env.services.notification.add(params.message, { type: "success" });
    }
    // no view is switched behind an open dialog
    await action.doAction({ type: "ir.actions.act_window_close", infos: { noReload: true } });
    if (!resId) {
        return action.doAction("apk_base.desk_action", { clearBreadcrumbs: true });
    }
    return action.switchView("form", { resId, resIds: params.ids });
}

registry.category("actions").add("apk_open_next", openNext);
