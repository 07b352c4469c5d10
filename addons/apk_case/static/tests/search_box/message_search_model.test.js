import { expect, test } from "@odoo/hoot";
import {
    contains,
    defineModels,
    editSearch,
    fields,
    getFacetTexts,
    models,
    mountView,
    validateSearch,
} from "@web/../tests/web_test_helpers";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import "@apk_case/search_box/message_search_model";

class Message extends models.Model {
    _name = "message.of.client";
    name = fields.Char();
    state = fields.Char();
    _records = [
        { id: 1, name: "СП-2026/000001", state: "closed" },
        { id: 2, name: "СП-2026/000002", state: "open" },
    ];
}

defineMailModels();
defineModels([Message]);

async function openMessages() {
    await mountView({
        type: "list",
        resModel: "message.of.client",
        arch: `<list js_class="apk_case_list"><field name="name"/></list>`,
        searchViewArch: `
            <search>
                <field name="name"/>
                <field name="state"/>
                <filter name="open" string="In work" domain="[('state', '=', 'open')]"/>
                <separator/>
                <filter name="mine" string="Mine" domain="[('id', '>', 0)]"/>
            </search>`,
        context: { search_default_open: 1, search_default_mine: 1 },
    });
}

test("a number is looked for among closed messages, too", async () => {
    await openMessages();
    expect(".o_data_row").toHaveCount(1);
    await editSearch("СП-2026/000001");
    await validateSearch();
    expect(".o_data_row").toHaveCount(1);
    expect(".o_data_row").toHaveText("СП-2026/000001");
    expect(getFacetTexts().join(" ")).not.toInclude("In work");
    expect(getFacetTexts().join(" ")).toInclude("Mine");
});

test("so are words; another field leaves the filter as it is", async () => {
    await openMessages();
    await editSearch("трактор");
    await validateSearch();
    expect(getFacetTexts().join(" ")).not.toInclude("In work");
    await openMessages();
    await editSearch("open");
    await contains(".o_searchview_autocomplete .o-dropdown-item:contains(State)").click();
    expect(getFacetTexts().join(" ")).toInclude("In work");
});
