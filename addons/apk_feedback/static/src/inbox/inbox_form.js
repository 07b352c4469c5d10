import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { registry } from "@web/core/registry";
import { formView } from "@web/views/form/form_view";

/** The inbox of answers: J opens the next one, K the one before, unless a field is being typed into. */
export class InboxFormController extends formView.Controller {
    setup() {
        super.setup();
        useHotkey("j", () => this.turn(1), { isAvailable: () => this.mayTurn(1) });
        useHotkey("k", () => this.turn(-1), { isAvailable: () => this.mayTurn(-1) });
    }

    place() {
        const { resIds, resId } = this.model.root;
        return { resIds, here: resIds.indexOf(resId) };
    }

    mayTurn(step) {
        const { resIds, here } = this.place();
        return here >= 0 && here + step in resIds;
    }

    turn(step) {
        const { resIds, here } = this.place();
        return this.onPagerUpdate({ offset: here + step, resIds });
    }
}

registry.category("views").add("apk_answer_inbox_form", {
    ...formView,
    Controller: InboxFormController,
});
