import { expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { defineModels, fields, models, mountView } from "@web/../tests/web_test_helpers";

class Talk extends models.Model {
    _name = "talk";
    talk_seconds = fields.Integer();
    _records = [
        { id: 1, talk_seconds: 0 },
        { id: 2, talk_seconds: 9 },
        { id: 3, talk_seconds: 60 },
        { id: 4, talk_seconds: 185 },
        { id: 5, talk_seconds: 3600 },
    ];
}

defineMailModels();
defineModels([Talk]);

test("the length of a talk is shown in minutes and seconds", async () => {
    await mountView({
        type: "list",
        resModel: "talk",
        arch: `<list><field name="talk_seconds" widget="apk_seconds"/></list>`,
    });
    expect(queryAllTexts(".o_data_cell")).toEqual(["0:00", "0:09", "1:00", "3:05", "60:00"]);
});
