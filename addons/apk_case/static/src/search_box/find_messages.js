import { formAction } from "@apk_base/forms/form_action";
import { user } from "@web/core/user";

/** One search for the desk and the command palette: what the server finds, and where it leads. */
export class FindMessages {
    constructor({ orm, action }) {
        Object.assign(this, { orm, action });
    }

    isAllowed() {
        return user.checkAccessRight("apk.case", "read");
    }

    find(text) {
        return this.orm.silent.call("apk.case", "find", [text]);
    }

    open(row) {
        return this.action.doAction(formAction("apk.case", row.id));
    }

    /** All that is found, in the list, which says by what. */
    openAll(text) {
        return this.action.doAction("apk_case.apk_case_action", {
            additionalContext: { search_default_open: false, search_default_found_by: text },
        });
    }
}
