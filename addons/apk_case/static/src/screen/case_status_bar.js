import { FormRenderer } from "@web/views/form/form_renderer";
import { StatusBarButtons } from "@web/views/form/status_bar_buttons/status_bar_buttons";

const SHOWN = 6; // buttons beside the states in one line of 1366 pixels

/** The next step and what is pressed most; the rest behind «More», so that the header is one line. */
export class CaseStatusBarButtons extends StatusBarButtons {
    static template = "apk_case.StatusBarButtons";

    get shownSlots() {
        const names = this.visibleSlotNames;
        const shown = this.env.isSmall ? 1 : SHOWN;
        return names.length <= shown + 1 ? names : names.slice(0, shown);
    }

    get otherSlots() {
        return this.visibleSlotNames.slice(this.shownSlots.length);
    }
}

export class CaseFormRenderer extends FormRenderer {
    static components = { ...FormRenderer.components, StatusBarButtons: CaseStatusBarButtons };
}
