import { Component } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { DefaultCommandItem } from "@web/core/commands/command_palette";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { FindMessages } from "./find_messages";

const TYPING = 200;
const FROM = 2; // signs
let newest = 0;

class FoundMessageCommand extends Component {
    static template = "apk_case.FoundMessageCommand";
    static props = { ...DefaultCommandItem.props, row: Object };
}

/** Ctrl+K, then what is looked for: without a sign before it, beside the commands of the page. */
export async function provideMessages(env, { searchValue = "" }) {
    const text = searchValue.trim();
    const call = ++newest;
    const messages = new FindMessages(env.services);
    if (text.length < FROM || !(await messages.isAllowed())) {
        return [];
    }
    await new Promise((resolve) => browser.setTimeout(resolve, TYPING));
    if (call !== newest) {
        return []; // more has been typed
    }
    const found = await messages.find(text).catch(() => []);
    // the palette keeps commands whose names look like what was typed
    const commands = found.map((row) => ({
        name: `${searchValue} — ${row.name}`,
        Component: FoundMessageCommand,
        props: { row },
        action: () => void messages.open(row),
    }));
    const all = {
        name: _t("Find «%s» in messages", searchValue),
        action: () => void messages.openAll(text),
    };
    return [...commands, all];
}

registry.category("command_provider").add("apk_case_search", { provide: provideMessages });
