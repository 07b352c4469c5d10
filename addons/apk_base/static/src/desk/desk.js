import { Component, onWillStart, useState } from "@odoo/owl";
import { formAction } from "@apk_base/forms/form_action";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useLiveLook } from "@apk_base/desk/live_look";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/**
 * The first page: cards of work, the most pressing first. One press opens a record, one the list of what a card counts.
 * It looks anew by itself: when the server says that something has changed, and every few minutes.
 * An addon puts a component on top of the cards by the registry «apk_desk_top».
 */
export class Desk extends Component {
    static template = "apk_base.Desk";
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.state = useState({ queues: [], updatedAt: "" });
        this.top = registry.category("apk_desk_top").getAll();
        this.live = useLiveLook((orm) => this.look(orm));
        onWillStart(() => this.live.load());
    }

    async look(orm) {
        this.state.queues = await orm.call("apk.desk", "desk", []);
        this.state.updatedAt = luxon.DateTime.now().toFormat("HH:mm");
    }

    isLate(queue) {
        return queue.is_alert || queue.rows.some((row) => row.is_late);
    }

    openRow(queue, row) {
        this.action.doAction(formAction(queue.model, row.id));
    }

    openQueue(queue) {
        if (queue.action) {
            return this.action.doAction(queue.action);
        }
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: queue.name,
            res_model: queue.model,
            domain: queue.domain,
            views: [
                [queue.list_view_id || false, "list"],
                [false, "form"],
            ],
        });
    }
}

registry.category("actions").add("apk_desk", Desk);
