import { Component, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** Places with their first free time; for a chosen place, days with their free times as buttons. */
export class SlotsField extends Component {
    static template = "apk_visit.SlotsField";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ town: "", isBusy: false });
    }

    get choice() {
        return this.props.record.data[this.props.name] || { places: [], days: [] };
    }

    get chosen() {
        return this.props.record.data.place_id;
    }

    get places() {
        const wanted = this.state.town.trim().toLowerCase();
        return this.choice.places.filter((place) => place.name.toLowerCase().includes(wanted));
    }

    choosePlace(place) {
        return this.props.record.update({ place_id: { id: place.id, display_name: place.name } });
    }

    otherPlace() {
        return this.props.record.update({ place_id: false });
    }

    turnTo(day) {
        return this.props.record.update({ first_day: luxon.DateTime.fromISO(day) });
    }

    async hold(slot) {
        if (this.state.isBusy) {
            return;
        }
        this.state.isBusy = true;
        try {
            if (!(await this.props.record.save())) {
                return;
            }
            const id = this.props.record.resId;
            const visit = await this.orm.call("apk.visit.book", "action_hold", [[id], slot.at]);
            // a dialog above a talk stays a dialog
            await this.action.doAction(this.env.inDialog ? { ...visit, target: "new" } : visit);
        } catch (error) {
            await this.props.record.load(); // the time is gone: show what is free now
            throw error;
        } finally {
            this.state.isBusy = false;
        }
    }
}

registry
    .category("fields")
    .add("apk_visit_slots", { component: SlotsField, supportedTypes: ["json"] });
