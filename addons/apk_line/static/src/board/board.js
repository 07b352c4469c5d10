import { Component, onWillDestroy, onWillStart, useState } from "@odoo/owl";
import { formAction } from "@apk_base/forms/form_action";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { KeepLast } from "@web/core/utils/concurrency";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const REFRESH_MS = 60_000;

/** The wallboard: figures of today and those who wait. It reloads when the line has changed, and every minute, since terms pass. */
export class Board extends Component {
    static template = "apk_line.Board";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.bus = useService("bus_service");
        this.keepLast = new KeepLast();
        this.state = useState({ figures: [], waiting: [], is_open: true });
        this.onChanged = () => this.load();
        this.bus.subscribe("apk_line.changed", this.onChanged);
        this.timer = setInterval(this.onChanged, REFRESH_MS);
        onWillDestroy(() => {
            this.bus.unsubscribe("apk_line.changed", this.onChanged);
            clearInterval(this.timer);
        });
        onWillStart(() => this.load());
    }

    async load() {
        const board = await this.keepLast.add(this.orm.call("apk.line.wallboard", "board", []));
        Object.assign(this.state, board);
    }

    openCallback(row) {
        this.action.doAction(formAction("apk.callback", row.id));
    }

    newCall() {
        this.action.doAction("apk_line.card_action");
    }
}

registry.category("actions").add("apk_line_board", Board);
