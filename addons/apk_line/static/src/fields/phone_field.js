import { registry } from "@web/core/registry";
import { CharField, charField } from "@web/views/fields/char/char_field";

const WHOLE = /^\+7(4942|494\d{2}|\d{3})(\d+)(\d{2})(\d{2})$/;

/** «+7 910 123-45-67», «+7 4942 55-16-40»: as the server writes it on the card; another shape stays as it is. */
export function formatPhone(number) {
    const parts = number?.length === 12 && WHOLE.exec(number);
    return parts ? `+7 ${parts[1]} ${parts.slice(2).join("-")}` : number || "";
}

/** A telephone number in a list. */
export class PhoneText extends CharField {
    get formattedValue() {
        return formatPhone(this.props.record.data[this.props.name]);
    }
}

registry.category("fields").add("apk_phone", { ...charField, component: PhoneText });
