import { formAction } from "@apk_base/forms/form_action";
import { Component, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const REFRESH_MS = 60_000;

/** The day of a place: who comes when; came, late and gone in one tap, on a tablet or a telephone. */
export class ReceptionDay extends Component {
    static template = "apk_visit.ReceptionDay";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ data: null, isWalkIn: false });
        const asked = this.props.action.context || {};
        onWillStart(() => this.load(asked.place_id || false, false));
        this.timer = setInterval(() => this.reload(), REFRESH_MS);
        onWillUnmount(() => clearInterval(this.timer));
    }

    get data() {
        return this.state.data;
    }

    get formatDay() {
        return luxon.DateTime.fromISO(this.data.day).toLocaleString({
            weekday: "long",
            day: "numeric",
            month: "long",
            year: "numeric",
        });
    }

    async load(placeId, day) {
        this.state.data = await this.orm.call("apk.visit", "reception_day", [placeId, day]);
    }

    reload() {
        return this.load(this.data.place.id, this.data.day);
    }

    changePlace(event) {
        return this.load(Number(event.target.value), this.data.day);
    }

    turn(days) {
        const day = luxon.DateTime.fromISO(this.data.day).plus({ days }).toISODate();
        return this.load(this.data.place.id, day);
    }

    today() {
        return this.load(this.data.place.id, false);
    }

    async mark(row, method) {
        const result = await this.orm.call("apk.visit", method, [[row.id]]);
        if (result && typeof result === "object") {
            await this.action.doAction(result);
        }
        return this.reload();
    }

    open(row) {
        return this.action.doAction(formAction("apk.visit", row.id));
    }

    async walkIn(service) {
        this.state.isWalkIn = false;
        await this.orm.call("apk.visit", "walk_in", [this.data.place.id, service.id]);
        return this.reload();
    }

    book() {
        return this.action.doAction("apk_visit.apk_visit_book_action", {
            additionalContext: {
                default_place_id: this.data.place.id,
                default_first_day: this.data.day,
                default_via: "desk",
            },
        });
    }

    print() {
        return this.action.doAction("apk_visit.action_report_day", {
            additionalContext: { active_ids: this.data.ids, active_model: "apk.visit" },
        });
    }
}

registry.category("actions").add("apk_reception_day", ReceptionDay);
