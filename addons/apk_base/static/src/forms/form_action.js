/** The action that opens the form of one record. */
export function formAction(resModel, resId, more = {}) {
    return {
        type: "ir.actions.act_window",
        res_model: resModel,
        res_id: resId,
        views: [[false, "form"]],
        ...more,
    };
}
