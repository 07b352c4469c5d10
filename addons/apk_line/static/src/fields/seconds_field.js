import { registry } from "@web/core/registry";
import { IntegerField, integerField } from "@web/views/fields/integer/integer_field";

/** «3:05» instead of «185»: nobody counts a talk in seconds. */
export class SecondsField extends IntegerField {
    get formattedValue() {
        const seconds = this.props.record.data[this.props.name] || 0;
        return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
}

registry.category("fields").add("apk_seconds", { ...integerField, component: SecondsField });
