import { beforeEach, expect, test } from "@odoo/hoot";
import { click, press, queryOne } from "@odoo/hoot-dom";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import { insertText, undo } from "@html_editor/../tests/_helpers/user_actions";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    makeServerError,
    models,
    mountView,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import { HtmlField } from "@html_editor/fields/html_field";

class Note extends models.Model {
    _name = "apk.note";

    body = fields.Html();
    grounds = fields.Text();
    is_refusal = fields.Boolean();

    _records = [
        { id: 1, body: "<p>Отдел <b>обеспечит осуществление</b> выплат.</p>", grounds: "" },
        {
            id: 2,
            body: "<p>Отдел осуществит выплаты.</p>",
            grounds: "Отбор окончен",
            is_refusal: true,
        },
    ];
    _views = {
        form: `<form>
            <field name="is_refusal" invisible="1"/>
            <field name="body"/>
            <widget name="apk_text_check" options="{'fields': ['body', 'grounds'], 'kind': 'answer', 'refusal': 'is_refusal'}"/>
            <field name="grounds" invisible="not is_refusal"/>
        </form>`,
    };
}

defineMailModels();
defineModels([Note]);

let editor, ignored;

/** «осуществление» is officialese, a text without a greeting lacks one, «окончен» is a mistake. */
function check([blocks, kind, options]) {
    expect.step([blocks, kind, options.res_id]);
    const findings = [];
    blocks.forEach((text, block) => {
        for (const [found, severity, replacements] of [
            ["осуществление", "warning", ["проведение"]],
            ["окончен", "error", ["закончен"]],
        ]) {
            const start = text.indexOf(found);
            if (start >= 0 && !ignored.includes(found)) {
                const reason = "Так не говорят.";
                findings.push({
                    ...{
                        block,
                        start,
                        end: start + found.length,
                        found,
                        severity,
                        replacements,
                        reason,
                    },
                    ...{
                        code: found,
                        clause: "7",
                        title: "Канцеляризм",
                        can_add_to_dictionary: true,
                    },
                });
            }
        }
    });
    findings.push({
        ...{ block: -1, start: 0, end: 0, found: "", code: "greeting", severity: "hint" },
        ...{ clause: "7", title: "Нет приветствия", reason: "Поздоровайтесь.", replacements: [] },
    });
    const figures = [
        { code: "words", label: "Слов в предложении", value: 12.34, band: "good", average: 15 },
    ];
    return { findings, figures, may_leave: options.res_id !== 2 };
}

beforeEach(() => {
    ignored = [];
    onRpc("apk.text.check", "check", ({ args }) => check(args));
    onRpc("apk.text.check", "ignore", ({ args }) => {
        expect.step(["ignore", ...args]);
        ignored.push(args[3]);
        return true;
    });
    patchWithCleanup(HtmlField.prototype, {
        onEditorLoad(loaded) {
            editor = loaded;
            return super.onEditorLoad(loaded);
        },
    });
});

const open = async (resId = 1) => {
    await mountView({ type: "form", resModel: "apk.note", resId });
    await advanceTime(400);
    await animationFrame();
};
const BODY = "Отдел обеспечит осуществление выплат.";
const FINDING = ".apk_finding";
const underlined = (severity) =>
    [...CSS.highlights.get(`apk-check-${severity}`)].map((range) => range.toString());

/** Without the mark of the editor's version. */
const content = () => editor.getContent().replace(/ data-oe-version="[^"]*"/, "");

/** The caret behind the words of the last paragraph. */
const caretAtEnd = () => {
    editor.shared.selection.focusEditable();
    editor.shared.selection.setCursorEnd(editor.editable.lastElementChild);
};

test("the text is underlined and listed, the document is as it was", async () => {
    await open();
    expect.verifySteps([[[BODY], "answer", 1]]);
    expect(underlined("warning")).toEqual(["осуществление"]);
    expect(FINDING).toHaveCount(2);
    expect(".apk_text_check_status").toHaveText("remarks: 1, hints: 1");
    expect(".apk_figures").toHaveText(/Слов в предложении: 12.3/);
    expect(content()).toBe("<p>Отдел <b>обеспечит осуществление</b> выплат.</p>");
    expect(editor.shared.history.canUndo()).toBe(false);
});

test("underlined words that somebody types into are none until they are checked again", async () => {
    await open();
    const [range] = CSS.highlights.get("apk-check-warning");
    editor.shared.selection.focusEditable();
    editor.shared.selection.setSelection({
        anchorNode: range.startContainer,
        anchorOffset: range.startOffset + 3,
    });
    await insertText(editor, "у");
    await animationFrame();
    expect(underlined("warning")).toEqual([]);
    expect(FINDING).toHaveCount(1);
    await advanceTime(400);
    await animationFrame();
    expect.verifySteps([
        [[BODY], "answer", 1],
        [["Отдел обеспечит осууществление выплат."], "answer", 1],
    ]);
});

test("typing elsewhere leaves the underlines, and the caret, where they are", async () => {
    await open();
    caretAtEnd();
    await insertText(editor, " Деньги придут.");
    await animationFrame();
    expect(underlined("warning")).toEqual(["осуществление"]);
    await advanceTime(400);
    await animationFrame();
    expect(underlined("warning")).toEqual(["осуществление"]);
    const { anchorNode, anchorOffset } = editor.shared.selection.getEditableSelection();
    expect(anchorNode.textContent.slice(0, anchorOffset)).toMatch(/Деньги придут\.$/);
    expect(".apk_finding_card").toHaveCount(0);
    expect.verifySteps([
        [[BODY], "answer", 1],
        [[BODY + " Деньги придут."], "answer", 1],
    ]);
});

test("F7 opens the next remark, Enter mends it, bold stays, Ctrl+Z takes it back", async () => {
    await open();
    await press("F7");
    await animationFrame();
    expect(".apk_finding_card").toHaveText(/Канцеляризм/);
    expect(".apk_finding_card").toHaveText(/Так не говорят/);
    expect(".apk_replacement").toBeFocused();
    await click(".apk_replacement");
    await animationFrame();
    expect(content()).toBe("<p>Отдел <b>обеспечит проведение</b> выплат.</p>");
    expect(".apk_finding_card").toHaveCount(0);
    undo(editor);
    expect(content()).toBe("<p>Отдел <b>обеспечит осуществление</b> выплат.</p>");
    await advanceTime(400);
    await animationFrame();
    expect(underlined("warning")).toEqual(["осуществление"]); // as it was: nothing was asked again
    expect.verifySteps([[[BODY], "answer", 1]]);
});

test("after the same text was read once more, F7 still goes on from the caret", async () => {
    await open();
    editor.shared.selection.focusEditable();
    editor.shared.selection.setCursorStart(editor.editable.firstElementChild);
    await insertText(editor, "А");
    undo(editor);
    await advanceTime(400);
    await animationFrame();
    await press("F7");
    await animationFrame();
    expect(".apk_finding_card").toHaveText(/Канцеляризм/);
    expect.verifySteps([[[BODY], "answer", 1]]);
});

test("F7 goes through all remarks, Escape leads back into the text", async () => {
    await open();
    await press("F7");
    await animationFrame();
    await press("F7");
    await animationFrame();
    expect(".apk_finding_card").toHaveText(/Нет приветствия/);
    await press("F7");
    await animationFrame();
    expect(".apk_finding_card").toHaveText(/Канцеляризм/);
    await press("Escape");
    await animationFrame();
    expect(".apk_finding_card").toHaveCount(0);
    expect(document.activeElement).toBe(editor.editable);
    expect.verifySteps([[[BODY], "answer", 1]]);
});

test("what is left as it is does not come back", async () => {
    await open();
    await contains(`${FINDING}:contains(осуществление)`).click();
    await contains(".apk_finding_card button:contains(Leave as it is)").click();
    await animationFrame();
    expect(underlined("warning")).toEqual([]);
    expect.verifySteps([
        [[BODY], "answer", 1],
        ["ignore", "apk.note", 1, "осуществление", "осуществление"],
        [[BODY], "answer", 1],
    ]);
});

test("a refusal has its grounds checked; a box of plain text is mended from the panel", async () => {
    await open(2);
    expect.verifySteps([[["Отдел осуществит выплаты.", "Отбор окончен"], "refusal", 2]]);
    await contains(`${FINDING}:contains(окончен)`).click();
    await contains(".apk_replacement").click();
    expect("[name=grounds] textarea").toHaveValue("Отбор закончен");
    await advanceTime(400);
    await animationFrame();
    expect.verifySteps([[["Отдел осуществит выплаты.", "Отбор закончен"], "refusal", 2]]);
});

test("a text that is only shown is underlined too, there is nothing to press but «leave»", async () => {
    Note._views.form = Note._views.form.replace('name="body"/>', 'name="body" readonly="1"/>');
    await open();
    expect(underlined("warning")).toEqual(["осуществление"]);
    await contains(`${FINDING}:contains(осуществление)`).click();
    expect(".apk_finding_card").toHaveText(/Так не говорят/);
    expect(".apk_replacement").toHaveCount(0);
    await press("Escape");
    await animationFrame();
    expect(`${FINDING}:contains(осуществление)`).toBeFocused();
    expect.verifySteps([[[BODY], "answer", 1]]);
});

test("a caret that a person puts into underlined words opens their card, typing closes it", async () => {
    await open();
    const [range] = CSS.highlights.get("apk-check-warning");
    editor.shared.selection.focusEditable();
    editor.shared.selection.setSelection({
        anchorNode: range.startContainer,
        anchorOffset: range.startOffset + 3,
    });
    await animationFrame();
    await advanceTime(250);
    await animationFrame();
    expect(".apk_finding_card").toHaveCount(1);
    expect(document.activeElement).toBe(editor.editable);
    await insertText(editor, "у");
    await animationFrame();
    expect(".apk_finding_card").toHaveCount(0);
    expect.verifySteps([[[BODY], "answer", 1]]);
});

test("a check that fails says so without a dialog, and what was typed stays", async () => {
    onRpc("apk.text.check", "check", () => {
        throw makeServerError({ message: "нет словаря" });
    });
    await open();
    caretAtEnd();
    await insertText(editor, " Ещё.");
    await advanceTime(400);
    await animationFrame();
    expect(".apk_text_check_status").toHaveText(/away/);
    expect(".o_error_dialog").toHaveCount(0);
    expect(queryOne(".odoo-editor-editable")).toHaveText(/Ещё\.$/);
});

test("who may not write the text is not offered to leave words in it as they are", async () => {
    await open(2);
    expect.verifySteps([[["Отдел осуществит выплаты.", "Отбор окончен"], "refusal", 2]]);
    await click(`${FINDING}.apk_severity_error`);
    await animationFrame();
    expect(".apk_card_actions").toHaveText(/Into the dictionary/);
    expect(".apk_card_actions").not.toHaveText(/Leave as it is/);
});
