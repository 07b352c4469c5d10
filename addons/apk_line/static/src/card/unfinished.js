import { Component } from "@odoo/owl";

/** Talks of one's own whose card is not filled in: one press goes back to each. */
export class Unfinished extends Component {
    static template = "apk_line.Unfinished";
    static props = { rows: Array, onOpen: Function };
}

/** The card of a call in place of what is on the screen. */
export function cardAction(callId) {
    return { type: "ir.actions.client", tag: "apk_line_card", params: { call_id: callId } };
}
