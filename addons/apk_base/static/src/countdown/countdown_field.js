import { Component, onWillUnmount, useEffect, useState } from "@odoo/owl";
import { toLocaleDateTimeString } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

import { parts, refreshAfter } from "./remaining";

const { DateTime } = luxon;

/** A deadline that says how much time is left, and keeps saying it (п. 20: 24 hours run while one looks). */
export class CountdownField extends Component {
    static template = "apk_base.CountdownField";
    static props = { ...standardFieldProps };

    setup() {
        this.clock = useState({ now: DateTime.now() });
        useEffect(
            () => this.wind(),
            () => [this.value && this.value.toMillis()]
        );
        onWillUnmount(() => clearTimeout(this.timer));
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get seconds() {
        return this.value.diff(this.clock.now, "seconds").seconds;
    }

    /** The bound itself is late already: «до 17:40» ends when 17:40 begins. */
    get isOverdue() {
        return this.seconds <= 0;
    }

    get isSoon() {
        return this.seconds < 4 * 3600;
    }

    get moment() {
        return toLocaleDateTimeString(this.value, { showSeconds: false });
    }

    get words() {
        const span = this.spoken(parts(this.seconds));
        return this.isOverdue ? _t("overdue by %s", span) : _t("%s left", span);
    }

    spoken(span) {
        return {
            days: () => _t("%s d", span.days),
            hours: () => _t("%s h", span.hours),
            hoursAndMinutes: () => _t("%(hours)s h %(minutes)s min", span),
            minutes: () => _t("%s min", span.minutes),
            minutesAndSeconds: () => _t("%(minutes)s min %(seconds)s s", span),
            seconds: () => _t("%s s", span.seconds),
        }[span.unit]();
    }

    wind() {
        clearTimeout(this.timer);
        if (!this.value) {
            return;
        }
        this.timer = setTimeout(
            () => {
                this.clock.now = DateTime.now();
                this.wind();
            },
            refreshAfter(this.seconds) * 1000
        );
    }
}

registry.category("fields").add("apk_countdown", {
    component: CountdownField,
    displayName: _t("Countdown"),
    supportedTypes: ["datetime"],
});
