import { useEffect, useRef } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { FormRenderer } from "@web/views/form/form_renderer";
import { formView } from "@web/views/form/form_view";

/** The cursor stands in the remarks from the beginning: a review with something to see is opened, explained, pressed. */
class ReviewFormRenderer extends FormRenderer {
    setup() {
        super.setup();
        const root = useRef("compiled_view_root");
        useEffect(
            (form) => form?.querySelector("[name=note] textarea")?.focus({ preventScroll: true }),
            () => [root.el]
        );
    }
}

registry.category("views").add("apk_knowledge_review_form", {
    ...formView,
    Renderer: ReviewFormRenderer,
});
