import { Component, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { ArticleSearch } from "./article_search";

/** «Find an answer»: the question survives a look at an article and the way back. */
export class SearchPage extends Component {
    static template = "apk_knowledge.SearchPage";
    static components = { ArticleSearch };
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        const before = this.props.globalState?.question;
        this.question = useState(before || { text: "", kind: "", area_id: "", audience: "" });
        useSetupAction({ getGlobalState: () => ({ question: { ...this.question } }) });
    }

    noteGap() {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "apk.knowledge.gap",
            views: [[false, "form"]],
            target: "new",
            context: { default_question: this.question.text },
        });
    }
}

registry.category("actions").add("apk_knowledge_search", SearchPage);
