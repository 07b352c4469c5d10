import { onMounted, onWillUnmount, toRaw } from "@odoo/owl";
import { HtmlField } from "@html_editor/fields/html_field";
import { patch } from "@web/core/utils/patch";

/** Models of ours: their forms keep what is typed. */
export const OURS = /^apk\./;

/** model → name of the field → the field on the screen, for the editors of HTML: their text reaches the record on blur only */
const editors = new WeakMap();

patch(HtmlField.prototype, {
    setup() {
        super.setup();
        const { name } = this.props;
        const model = toRaw(this.props.record.model);
        onMounted(() => {
            if (!editors.has(model)) {
                editors.set(model, new Map());
            }
            editors.get(model).set(name, this);
        });
        onWillUnmount(() => {
            if (editors.get(model)?.get(name) === this) {
                editors.get(model).delete(name);
            }
        });
    },
});

export function editorOf(model, name) {
    return editors.get(toRaw(model))?.get(name);
}

function inputOf(root, name) {
    return root?.querySelector(
        `.o_field_widget[name="${name}"] textarea, .o_field_widget[name="${name}"] input`
    );
}

/** Passwords and keys are never kept in the browser. */
export function isSecret(root, name) {
    return inputOf(root, name)?.type === "password";
}

/** The text of a field as it stands on the screen, committed to the record or not. */
export function typedText(record, root, name) {
    if (record.fields[name].type === "html") {
        const field = editorOf(record.model, name);
        if (field?.isDirty && field.editor && !field.state.showCodeView) {
            return field.editor.getContent();
        }
    } else if (["char", "text"].includes(record.fields[name].type)) {
        const input = inputOf(root, name);
        if (input && !input.readOnly) {
            return input.value;
        }
    }
    return record.data[name] || "";
}

/** An empty editor and a field without a value are the same to a person. */
export function sameText(one, other) {
    return plain(one) === plain(other);
}

function plain(value) {
    const text = String(value || "").trim();
    return /^(<(p|div)[^>]*>(<br[^>]*>)?<\/\2>)?$/.test(text) ? "" : text;
}
