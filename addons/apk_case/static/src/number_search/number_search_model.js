import { registry } from "@web/core/registry";
import { SearchModel } from "@web/search/search_model";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { listView } from "@web/views/list/list_view";

/** п. 18: a number is looked for among closed messages, too: the filter «In work» would hide it without a word. */
export class NumberSearchModel extends SearchModel {
    addAutoCompletionValues(searchItemId, autocompleteValue) {
        const isNumber = /\d/.test(autocompleteValue.label);
        if (isNumber && this.searchItems[searchItemId].fieldName === "name") {
            this.query = this.query.filter(
                (part) => this.searchItems[part.searchItemId].name !== "open"
            );
        }
        super.addAutoCompletionValues(...arguments);
    }
}

const views = registry.category("views");
views.add("apk_case_list", { ...listView, SearchModel: NumberSearchModel });
views.add("apk_case_kanban", { ...kanbanView, SearchModel: NumberSearchModel });
