import { patch } from "@web/core/utils/patch";
import { Record } from "@web/model/relational_model/record";

const TYPED = ["char", "text", "html"];

/**
 * A form asks the server what else changes with a field. When that call fails, the web client takes back what was
 * typed, of an HTML field without a word. A text stays; the failure is shown as any other.
 */
patch(Record.prototype, {
    async _getOnchangeValues(changes) {
        const names = Object.keys(changes);
        if (!names.length || !names.every((name) => TYPED.includes(this.fields[name]?.type))) {
            return super._getOnchangeValues(changes);
        }
        try {
            return await super._getOnchangeValues(changes);
        } catch (error) {
            Promise.reject(error); // Odoo's own handlers of errors show it
            return {};
        }
    },
});
