import { Component, onWillDestroy, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { deserializeDateTime } from "@web/core/l10n/dates";

/** How long the talk goes on, or went on: «3:05». */
export class TalkTimer extends Component {
    static template = "apk_line.TalkTimer";
    static props = { since: String, until: String };

    setup() {
        this.state = useState({ now: luxon.DateTime.now() });
        const ticking = browser.setInterval(() => (this.state.now = luxon.DateTime.now()), 1000);
        onWillDestroy(() => browser.clearInterval(ticking));
    }

    get length() {
        const { since, until } = this.props;
        const end = until ? deserializeDateTime(until) : this.state.now;
        const seconds = Math.max(
            0,
            Math.floor(end.diff(deserializeDateTime(since), "seconds").seconds)
        );
        return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
}
