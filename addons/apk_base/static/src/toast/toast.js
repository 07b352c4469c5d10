import { registry } from "@web/core/registry";

const READ_FOR = 12_000; // long enough to see a mistake and to take it back

/** The controller in sight shows what has changed since. */
function refresh(env) {
    return env.services.action.doAction({ type: "ir.actions.client", tag: "soft_reload" });
}

/**
 * A toast about an act that is done, with one button beside it: to take the act back, to go on with the next one.
 *
 * `button`: `{ name, model, method, ids }`; the method tells by its answer, an action or nothing, what is shown next.
 */
export function addToast(env, { message, button, sticky }) {
    let close = null;
    const buttons = button && [
        {
            name: button.name,
            primary: true,
            onClick: async () => {
                close();
                const next = await env.services.orm.call(button.model, button.method, [button.ids]);
                await refresh(env);
                if (next) {
                    await env.services.action.doAction(next);
                }
            },
        },
    ];
    close = env.services.notification.add(message, {
        type: "success",
        sticky: Boolean(sticky),
        autocloseDelay: READ_FOR,
        buttons: buttons || [],
    });
}

/** Client action «apk_toast»: the dialog that it comes from is closed, the list below reads anew. */
export function showToast(env, { params }) {
    addToast(env, params);
    return { type: "ir.actions.act_window_close" };
}

/** Client action «apk_print»: `params.report` is printed, the marks of the list stay, `params.toast` offers the next step. */
export async function printAndOffer(env, { params }) {
    await env.services.action.doAction(params.report);
    addToast(env, params.toast);
}

/** What the server says when a long work is over: the same toast, over the bus. */
export const toastService = {
    dependencies: ["bus_service", "notification", "action", "orm"],
    start(env, { bus_service }) {
        bus_service.subscribe("apk_base.toast", (payload) => addToast(env, payload));
        bus_service.start();
    },
};

registry.category("services").add("apk_toast", toastService);
registry.category("actions").add("apk_toast", showToast);
registry.category("actions").add("apk_print", printAndOffer);
