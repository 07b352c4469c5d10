import { Component, onWillDestroy, onWillStart, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { formAction } from "@apk_base/forms/form_action";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const CHANNEL = "apk.desk";
const WAIT = 1_000; // a burst of changes is one look
const BETWEEN_LOOKS = 10_000; // a busy hour of the office does not make every desk ask at every change
const LOOK_EVERY = 300_000; // terms pass although nobody does anything

/**
 * The first page: cards of work, the most pressing first. One press opens a record, one the list of what a card counts.
 * It looks anew by itself: when the server says that something has changed, and every few minutes.
 * An addon puts a component on top of the cards by the registry «apk_desk_top».
 */
export class Desk extends Component {
    static template = "apk_base.Desk";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ queues: [], updatedAt: "", isCutOff: false });
        this.top = registry.category("apk_desk_top").getAll();
        this.lastLook = 0;
        onWillStart(() => this.load());
        this.listen(useService("bus_service"));
    }

    listen(bus) {
        const onChanged = () => this.lookSoon();
        const onVisible = () => document.hidden || this.lookSoon();
        const every = browser.setInterval(onChanged, LOOK_EVERY);
        bus.addChannel(CHANNEL);
        bus.subscribe("apk_desk.changed", onChanged);
        bus.addEventListener("BUS:RECONNECT", onChanged);
        document.addEventListener("visibilitychange", onVisible);
        onWillDestroy(() => {
            bus.deleteChannel(CHANNEL);
            bus.unsubscribe("apk_desk.changed", onChanged);
            bus.removeEventListener("BUS:RECONNECT", onChanged);
            document.removeEventListener("visibilitychange", onVisible);
            browser.clearInterval(every);
            browser.clearTimeout(this.waiting);
            this.waiting = undefined;
        });
    }

    load() {
        return this.look(this.orm);
    }

    async look(orm) {
        this.lastLook = Date.now();
        this.state.queues = await orm.call("apk.desk", "desk", []);
        this.state.updatedAt = luxon.DateTime.now().toFormat("HH:mm");
        this.state.isCutOff = false;
    }

    /** In a moment; a desk that nobody sees waits until it is looked at. */
    lookSoon() {
        if (this.waiting || document.hidden) {
            return;
        }
        const sinceLast = Date.now() - this.lastLook;
        const delay = Math.max(WAIT, BETWEEN_LOOKS - sinceLast) * (1 + Math.random() / 5);
        this.waiting = browser.setTimeout(() => this.lookAgain(), delay);
    }

    /** Nobody has asked for it: what fails is said beside the time and disturbs nobody. */
    async lookAgain() {
        this.waiting = undefined;
        try {
            await this.look(this.orm.silent);
        } catch {
            this.state.isCutOff = true;
        }
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
