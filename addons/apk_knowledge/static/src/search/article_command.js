import { formAction } from "@apk_base/forms/form_action";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** Ctrl+K, then «?»: the knowledge base from anywhere, results while typing. */
registry.category("command_categories").add("apk_articles", { namespace: "?" }, { sequence: 10 });
registry.category("command_setup").add("?", {
    debounceDelay: 200,
    emptyMessage: _t("No article found"),
    name: _t("knowledge base"),
    placeholder: _t("What would you like to know?"),
});
registry.category("command_provider").add("apk_articles", {
    namespace: "?",
    async provide(env, { searchValue }) {
        if (!searchValue.trim()) {
            return [];
        }
        const found = await env.services.orm.call("apk.article", "search_text", [searchValue], {
            is_typing: true,
        });
        return found.map((article) => ({
            category: "apk_articles",
            name: `${article.name} — ${article.kind}`,
            action: () => env.services.action.doAction(formAction("apk.article", article.id)),
        }));
    },
});
