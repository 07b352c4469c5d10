import { registry } from "@web/core/registry";
import { SearchModel } from "@web/search/search_model";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { listView } from "@web/views/list/list_view";

/** п. 6, 18: what is typed is looked for among closed messages, too: the filter «In work» would hide them without a word. */
export class MessageSearchModel extends SearchModel {
    addAutoCompletionValues(searchItemId) {
        if (["found_by", "name"].includes(this.searchItems[searchItemId].fieldName)) {
            this.query = this.query.filter(
                (part) => this.searchItems[part.searchItemId].name !== "open"
            );
        }
        super.addAutoCompletionValues(...arguments);
    }
}

const views = registry.category("views");
views.add("apk_case_list", { ...listView, SearchModel: MessageSearchModel });
views.add("apk_case_kanban", { ...kanbanView, SearchModel: MessageSearchModel });
