import { registry } from "@web/core/registry";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";

/** Notices that were printed show their outgoing numbers, and stay marked for the next step. */
export class DeliveryListController extends ListController {
    async afterExecuteActionButton(clickParams) {
        await super.afterExecuteActionButton(...arguments);
        if (clickParams.name === "action_print") {
            await Promise.all(this.model.root.selection.map((record) => record.load()));
        }
    }
}

registry
    .category("views")
    .add("apk_delivery_list", { ...listView, Controller: DeliveryListController });
