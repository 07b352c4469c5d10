import { registry } from "@web/core/registry";
import { IntegerField, integerField } from "@web/views/fields/integer/integer_field";

/** A duration in seconds, shown as minutes and seconds: 185 is «3:05». */
export class SecondsField extends IntegerField {
    get formattedValue() {
        const seconds = this.props.record.data[this.props.name] || 0;
        return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
}

registry.category("fields").add("apk_seconds", { ...integerField, component: SecondsField });
