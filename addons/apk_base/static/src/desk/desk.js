import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** The first page: queues of work, the most pressing first. One click opens a message, one a whole queue. */
export class Desk extends Component {
    static template = "apk_base.Desk";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ queues: [] });
        onWillStart(() => this.load());
    }

    async load() {
        this.state.queues = await this.orm.call("apk.desk", "desk", []);
    }

    openRow(queue, row) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: queue.model,
            res_id: row.id,
            views: [[false, "form"]],
        });
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
                [false, "list"],
                [false, "form"],
            ],
        });
    }
}

registry.category("actions").add("apk_desk", Desk);
