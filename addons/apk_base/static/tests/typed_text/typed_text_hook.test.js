import { expect, test } from "@odoo/hoot";
import { click, queryFirst } from "@odoo/hoot-dom";
import { animationFrame, Deferred, runAllTimers } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    getService,
    makeServerError,
    models,
    mountView,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import { WebClient } from "@web/webclient/webclient";

class Note extends models.Model {
    _name = "apk.note";

    name = fields.Char({ onChange: () => false });
    body = fields.Text();

    _records = [
        { id: 1, name: "Первая" },
        { id: 2, name: "Вторая" },
    ];
    _views = {
        form: `<form>
            <field name="name"/><field name="body"/>
            <footer><button name="act" type="object" string="Do"/><button special="cancel" string="Cancel"/></footer>
        </form>`,
    };
}

defineMailModels();
defineModels([Note]);

const typed = () => Object.keys(localStorage).filter((key) => key.startsWith("apk.typed|"));

test("a failed question of the form to the server does not take back what was typed", async () => {
    expect.errors(1);
    onRpc("apk.note", "onchange", () => {
        throw makeServerError({ message: "нет связи" });
    });
    await mountView({ type: "form", resModel: "apk.note", resId: 1 });
    await contains("[name=name] input").edit("Набранное");
    await animationFrame();
    expect("[name=name] input").toHaveValue("Набранное");
    expect.verifyErrors(["нет связи"]);
});

test("a form waits for what the server has now, it does not open with what was read last time", async () => {
    let answer = null;
    onRpc("apk.note", "web_read", () => answer);
    const open = (resId) =>
        getService("action").doAction({
            type: "ir.actions.act_window",
            res_model: "apk.note",
            res_id: resId,
            views: [[false, "form"]],
            cache: true, // as an action of the menu has it
        });
    await mountWithCleanup(WebClient);
    await open(1);
    await open(2);
    answer = new Deferred();
    open(1);
    await animationFrame();
    expect("[name=name] input").toHaveValue("Вторая");
    answer.resolve([{ id: 1, name: "Изменённая коллегой", display_name: "Первая", body: false }]);
    await animationFrame();
    expect("[name=name] input").toHaveValue("Изменённая коллегой");
});

async function openDialog() {
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "apk.note",
        views: [[false, "form"]],
        target: "new",
        context: { default_case_id: 5 },
    });
    await animationFrame();
}

test("a dialog that refuses keeps its text; cancelled and opened again it has it still; done, it is forgotten", async () => {
    let refuses = true;
    onRpc("apk.note", "act", () => {
        if (refuses) {
            throw makeServerError({ message: "Сначала решите, срочное ли сообщение" });
        }
        return false;
    });
    await mountWithCleanup(WebClient);
    await openDialog();
    await contains(".modal [name=body] textarea").edit("Вопрос ведомства");
    await runAllTimers();
    expect.errors(1);
    await contains(".modal button[name=act]").click();
    await animationFrame();
    expect.verifyErrors(["Сначала решите, срочное ли сообщение"]);
    await click(queryFirst(".o_error_dialog button, .modal:last button.btn-primary"));
    await animationFrame();
    expect(".modal [name=body] textarea").toHaveValue("Вопрос ведомства");
    await contains(".modal button:contains(Cancel)").click();
    await animationFrame();

    await openDialog();
    await animationFrame();
    expect(".modal [name=body] textarea").toHaveValue("Вопрос ведомства");
    refuses = false;
    await contains(".modal button[name=act]").click();
    await animationFrame();
    await runAllTimers();
    expect(typed()).toEqual([]);
});
