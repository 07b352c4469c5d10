import { formAction } from "@apk_base/forms/form_action";
import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";

/** Who is calling, what is open with this client, and how long answers take. */
export class Caller extends Component {
    static template = "apk_line.Caller";
    static props = {
        card: Object,
        buttons: Array,
        onChoose: Function,
        onNew: Function,
        onButton: Function,
        onMatter: Function,
    };

    setup() {
        this.action = useService("action");
        this.state = useState({ name: "" });
    }

    openClient() {
        this.action.doAction(
            formAction("res.partner", this.props.card.client.id, { target: "new" })
        );
    }

    onName(event) {
        this.state.name = event.target.value;
    }

    async create() {
        if (this.state.name.trim()) {
            await this.props.onNew(this.state.name.trim());
        }
    }
}
