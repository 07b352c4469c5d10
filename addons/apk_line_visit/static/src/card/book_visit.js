import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** п. 53: «посредством консультационной линии» — the booking opens above the card, the talk goes on below it. */
const bookVisit = {
    get label() {
        return _t("Book a visit");
    },
    key: "F7",

    async run({ services }, { call, client }) {
        const booking = await services.action.loadAction("apk_visit.apk_visit_book_action");
        const additionalContext = {
            default_call_id: call.id,
            default_partner_id: client.id,
            default_question: call.question,
            default_via: "line",
        };
        return new Promise((resolve) =>
            services.action.doAction(
                { ...booking, target: "new" },
                { additionalContext, onClose: resolve }
            )
        );
    },
};

registry.category("apk_line.card_buttons").add("apk_line_visit.book", bookVisit);
