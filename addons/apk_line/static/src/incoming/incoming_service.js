import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** An incoming call: a notice on whatever page the operator is; Alt+Enter opens its card. */
export const incomingService = {
    dependencies: ["bus_service", "notification", "action", "hotkey"],

    start(env, { bus_service, notification, action, hotkey }) {
        const shown = new Map();

        const forget = (callId) => {
            shown.get(callId)?.();
            shown.delete(callId);
        };
        const open = (callId) => {
            forget(callId);
            action.doAction({
                type: "ir.actions.client",
                tag: "apk_line_card",
                params: { call_id: callId, take: true },
            });
        };
        bus_service.subscribe("apk_line.incoming", ({ call_id: callId, phone, who }) => {
            if (shown.has(callId)) {
                return;
            }
            const close = notification.add(
                [who, phone].filter(Boolean).join(", ") || _t("Hidden number"),
                {
                    title: _t("Call on the line (Alt+Enter)"),
                    type: "info",
                    sticky: true,
                    className: "apk_line_incoming",
                    buttons: [{ name: _t("Open"), primary: true, onClick: () => open(callId) }],
                }
            );
            shown.set(callId, close);
        });
        bus_service.subscribe("apk_line.gone", ({ call_id: callId }) => forget(callId));
        hotkey.add(
            "alt+enter",
            () => {
                const [last] = [...shown.keys()].slice(-1);
                if (last) {
                    open(last);
                }
            },
            { global: true, bypassEditableProtection: true, isAvailable: () => shown.size > 0 }
        );
        bus_service.start();
    },
};

registry.category("services").add("apk_line_incoming", incomingService);
