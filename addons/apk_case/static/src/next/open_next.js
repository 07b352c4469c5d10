import { registry } from "@web/core/registry";

/** The next record takes the place of the one on the screen; the way back and the pager stay. */
async function openNext(env, { params }) {
    return env.services.action.switchView("form", { resId: params.ids[0], resIds: params.ids });
}

registry.category("actions").add("apk_open_next", openNext);
