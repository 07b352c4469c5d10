import { beforeEach, expect, test } from "@odoo/hoot";
import { advanceTime, animationFrame, Deferred } from "@odoo/hoot-mock";
import { browser } from "@web/core/browser/browser";
import { noDossier } from "@apk_case/screen/dossier";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    makeServerError,
    MockServer,
    models,
    mountView,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";

class Case extends models.Model {
    _name = "apk.case";

    name = fields.Char();
    answer_body = fields.Html();
    refusal_grounds = fields.Text();
    refusal_next_steps = fields.Text();
    refusal_act = fields.Char();
    is_refusal = fields.Boolean();
    answer_version = fields.Integer();
    may_write_answer = fields.Boolean();
    received_on = fields.Date();
    taken_text = fields.Char();
    has_answer_delivery = fields.Boolean();

    _records = [
        {
            id: 5,
            name: "МП-2026/000005",
            answer_version: 3,
            may_write_answer: true,
            is_refusal: true,
        },
    ];
    _views = {
        form: `<form js_class="apk_case_form">
            <header><button name="action_ask_to_send" type="object" string="Send"/></header>
            <field name="name"/>
            <field name="answer_version" invisible="1"/>
            <field name="may_write_answer" invisible="1"/>
            <field name="has_answer_delivery" invisible="1"/>
            <field name="taken_text" invisible="1"/>
            <widget name="apk_people_here"/>
            <widget name="apk_answer_draft"/>
            <field name="answer_body" readonly="1"/>
            <field name="is_refusal"/>
            <field name="refusal_grounds"/>
            <field name="refusal_next_steps"/>
            <field name="refusal_act"/>
            <notebook>
                <page string="First"/>
                <page string="Dates"><field name="received_on"/></page>
            </notebook>
        </form>`,
    };
}

defineMailModels();
defineModels([Case]);

let version;
beforeEach(() => {
    version = 3;
    onRpc("apk.case", "look_in", () => [{ id: 99, name: "Румянцева Е. П.", is_writing: true }]);
    onRpc("apk.case", "look_away", () => true);
    onRpc("apk.case", "read_dossier", () => noDossier());
    patchWithCleanup(browser.navigator, { sendBeacon: () => true });
    onRpc("apk.case", "save_answer_draft", ({ args: [ids, words, from] }) => {
        expect.step(["draft", ids[0], words.refusal_grounds, from]);
        MockServer.env["apk.case"].write(ids, { ...words, answer_version: from + 1 });
        version = from + 1;
        return { version, saved: "10:05", author: "", is_mine: true, values: words };
    });
});

const GROUNDS = "[name=refusal_grounds] textarea";
const openCase = () => mountView({ type: "form", resModel: "apk.case", resId: 5 });

test("it is said who is writing", async () => {
    await openCase();
    await animationFrame();
    expect(".apk_writing").toHaveText(/Румянцева Е. П./);
});

test("what is typed is saved by itself, and nothing is left to save", async () => {
    await openCase();
    await contains(GROUNDS).edit("Отбор окончен", { confirm: false });
    await advanceTime(1500);
    await animationFrame();
    expect.verifySteps([["draft", 5, "Отбор окончен", 3]]);
    expect(".apk_answer_draft").toHaveText(/10:05/);
    expect(GROUNDS).toHaveValue("Отбор окончен");
    await contains("[name=name] input").click();
    await animationFrame();
    expect(".o_form_button_save").not.toBeVisible();
});

test("a date that is drawn while words wait does not have the form drawn for ever", async () => {
    onRpc("apk.case", "save_answer_draft", () => new Deferred());
    await openCase();
    await contains(GROUNDS).edit("Отбор окончен", { confirm: false });
    await contains("[role=tab]:contains(Dates)").click();
    await animationFrame();
    expect("[name=received_on]").toHaveCount(1);
});

test("the button that sends saves first and says which version stands on the screen", async () => {
    onRpc("apk.case", "action_ask_to_send", ({ args }) => {
        expect.step(["send", ...args]);
        return false;
    });
    await openCase();
    await contains(GROUNDS).edit("Отбор окончен", { confirm: false });
    await contains("button[name=action_ask_to_send]").click();
    await animationFrame();
    expect.verifySteps([
        ["draft", 5, "Отбор окончен", 3],
        ["send", [5], 4, [5]], // and which list the message was opened from
    ]);
});

test("what the server does not take is not sent", async () => {
    onRpc("apk.case", "save_answer_draft", () => {
        throw makeServerError({ message: "Начальник читает этот ответ." });
    });
    onRpc("apk.case", "action_ask_to_send", () => expect.step("sent"));
    onRpc("apk.case", "web_save", () => {
        throw makeServerError({ message: "Начальник читает этот ответ." });
    });
    await openCase();
    await contains(GROUNDS).edit("Поздно", { confirm: false });
    expect.errors(1);
    await contains("button[name=action_ask_to_send]").click();
    await animationFrame();
    expect.verifySteps([]);
    expect.verifyErrors(["Начальник читает этот ответ."]);
    expect(GROUNDS).toHaveValue("Поздно");
    expect(".apk_answer_draft").toHaveText(/Начальник читает этот ответ./);
});
