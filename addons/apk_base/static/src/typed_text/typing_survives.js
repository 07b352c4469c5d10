import { patch } from "@web/core/utils/patch";
import { Record } from "@web/model/relational_model/record";
import { RelationalModel } from "@web/model/relational_model/relational_model";
import { OURS } from "./typed_words";

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

/**
 * The web client opens a form with what it read there last time and puts the answer of the server into it later. Whoever
 * types at once would go on with words that a colleague has changed since, and save over them.
 */
patch(RelationalModel.prototype, {
    _getCacheParams(config, ...args) {
        if (config.isMonoRecord && OURS.test(config.resModel)) {
            return;
        }
        return super._getCacheParams(config, ...args);
    },
});
