import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** The first page: heaps of work, the most pressing first. One click opens a message, one a whole heap. */
export class Desk extends Component {
    static template = "apk_client.Desk";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ heaps: [] });
        onWillStart(() => this.load());
    }

    async load() {
        this.state.heaps = await this.orm.call("apk.case", "desk", []);
    }

    openRow(heap, row) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: heap.model,
            res_id: row.id,
            views: [[false, "form"]],
        });
    }

    openHeap(heap) {
        if (heap.action) {
            return this.action.doAction(heap.action);
        }
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: heap.name,
            res_model: heap.model,
            domain: heap.domain,
            views: [
                [false, "list"],
                [false, "form"],
            ],
        });
    }
}

registry.category("actions").add("apk_desk", Desk);
