import { Component, onWillStart, useState } from "@odoo/owl";
import { AlertDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/**
 * What the installation lacks, one card for each thing: what is so, why it matters, one press to the place where it is mended.
 */
export class Readiness extends Component {
    static template = "apk_base.Readiness";
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.orm = useService("orm");
        this.state = useState({ checks: [] });
        onWillStart(() => this.look());
    }

    async look() {
        this.state.checks = await this.orm.call("apk.readiness", "readiness", []);
    }

    get groups() {
        const names = {
            todo: _t("To be done"),
            advised: _t("Advised"),
            done: _t("In order"),
        };
        return Object.entries(names)
            .map(([state, name]) => ({
                state,
                name,
                checks: this.state.checks.filter((check) => check.state === state),
            }))
            .filter((group) => group.checks.length);
    }

    get doneCount() {
        return this.state.checks.filter((check) => check.state === "done").length;
    }

    mend(check) {
        if (check.hint) {
            return this.dialog.add(AlertDialog, { title: check.name, body: check.hint });
        }
        return this.action.doAction(check.action, { onClose: () => this.look() });
    }
}

registry.category("actions").add("apk_readiness", Readiness);
