import { registry } from "@web/core/registry";

/**
 * Client action «apk_open_next»: replaces the record of the current form by the first of `params.ids`; the pager goes
 * through all of them, and the breadcrumb stays as it was.
 */
export function openNext(env, { params }) {
    const [resId] = params.ids;
    return env.services.action.switchView("form", { resId, resIds: params.ids });
}

registry.category("actions").add("apk_open_next", openNext);
