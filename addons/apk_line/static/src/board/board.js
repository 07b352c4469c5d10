import { Component, onWillStart, useState } from "@odoo/owl";
import { formAction } from "@apk_base/forms/form_action";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { KeepLast } from "@web/core/utils/concurrency";
import { useLiveLook } from "@apk_base/desk/live_look";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { TalkTimer } from "../card/talk_timer";
import { cardAction, Unfinished } from "../card/unfinished";

const LINE = { channel: "", changed: "apk_line.changed", between: 0, every: 60_000 };

/** The wallboard: figures of today and those who wait. It looks anew when the line has changed, and every minute. */
export class Board extends Component {
    static template = "apk_line.Board";
    static components = { TalkTimer, Unfinished };
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.state = useState({
            figures: [],
            shift: [],
            unfinished: [],
            waiting: [],
            is_open: true,
            may_call: false,
            updatedAt: "",
        });
        this.live = useLiveLook((orm) => this.look(orm), LINE);
        onWillStart(() => this.live.load());
    }

    async look(orm) {
        const board = await this.keepLast.add(orm.call("apk.line.wallboard", "board", []));
        Object.assign(this.state, board, { updatedAt: luxon.DateTime.now().toFormat("HH:mm") });
    }

    openCallback(row) {
        this.action.doAction(formAction("apk.callback", row.id));
    }

    async call(row) {
        this.action.doAction(await this.orm.call("apk.callback", "action_call", [[row.id]]));
    }

    openCard(callId) {
        this.action.doAction(cardAction(callId));
    }

    newCall() {
        this.action.doAction("apk_line.card_action");
    }
}

registry.category("actions").add("apk_line_board", Board);
