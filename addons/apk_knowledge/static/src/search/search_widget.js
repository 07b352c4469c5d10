import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { ArticleSearch } from "./article_search";

/**
 * The box on a form: ``<widget name="apk_article_search" method="…" title="…"/>``.
 * The button saves the form and calls the method of its record with the id of the article.
 */
export class SearchWidget extends Component {
    static template = "apk_knowledge.SearchWidget";
    static components = { ArticleSearch };
    static props = { ...standardWidgetProps, method: String, useLabel: String };

    setup() {
        this.orm = useService("orm");
    }

    async use(article) {
        const record = this.props.record;
        if (await record.save()) {
            await this.orm.call(record.resModel, this.props.method, [[record.resId], article.id]);
            await record.load();
        }
    }
}

registry.category("view_widgets").add("apk_article_search", {
    component: SearchWidget,
    extractProps: ({ attrs }) => ({ method: attrs.method, useLabel: attrs.title }),
});
