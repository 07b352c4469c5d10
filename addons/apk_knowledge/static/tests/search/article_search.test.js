import { beforeEach, expect, test } from "@odoo/hoot";
import { press, queryAllTexts } from "@odoo/hoot-dom";
import { advanceTime, animationFrame, Deferred, freezeTime } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    mockService,
    models,
    mountView,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

class Matter extends models.Model {
    _name = "matter";
    name = fields.Char();
    _records = [{ id: 3, name: "first" }];
}

defineMailModels();
defineModels([Matter]);

const BOX = ".apk_article_search input[type=search]";
const FOUND = [
    {
        id: 1,
        title: "<mark>Subsidy</mark> for a greenhouse",
        snippet: "who gets the <mark>subsidy</mark>",
        kind: "Question",
        unit: "Plants",
        is_public: true,
    },
    {
        id: 2,
        title: "Contacts & hours",
        snippet: "",
        kind: "Contacts",
        unit: "Office",
        is_public: false,
    },
];
/** What the server answers to a question. */
let answer;

beforeEach(() => {
    answer = () => FOUND;
    onRpc("search_choices", () => ({
        areas: [[4, "Plants"]],
        kinds: [["faq", "Questions"]],
        audiences: [["client", "Clients"]],
    }));
    onRpc("search_text", ({ args, kwargs }) => {
        expect.step([args[0], kwargs.is_typing]);
        return answer(args[0], kwargs);
    });
    mockService("action", { doAction: (action) => expect.step(action) });
});

const showPage = (globalState) =>
    mountWithCleanup(registry.category("actions").get("apk_knowledge_search"), {
        props: { action: {}, actionId: 1, globalState },
    });

/** Letter by letter, quicker than the pause after which the box asks. */
async function type(text) {
    await contains(BOX).click();
    for (const letter of text) {
        await press(letter);
    }
}

/** The page has asked for the newest materials, and the person begins. */
async function openPage() {
    await showPage();
    expect.verifySteps([["", true]]);
}

test("the box has the cursor; before a question the newest materials are shown", async () => {
    await openPage();
    expect(BOX).toBeFocused();
    expect(".apk_knowledge_page").toHaveText(/The newest materials/);
    expect(".apk_article_found").toHaveCount(2);
});

test("while a person types nothing is asked; after a pause one question goes out", async () => {
    await openPage();
    freezeTime(); // only the test moves the clock
    await type("sub");
    await advanceTime(199);
    await type("sidy");
    expect.verifySteps([]);
    await advanceTime(200);
    expect.verifySteps([["subsidy", true]]);
});

test("Enter asks once and at once, as a question that is written to its end", async () => {
    await openPage();
    await type("subsidy");
    await press("Enter");
    await advanceTime(1000);
    expect.verifySteps([["subsidy", false]]);
});

test("the found words are marked, what is no mark stays text; an article for clients says so", async () => {
    await openPage();
    expect(queryAllTexts(".apk_article_found mark")).toEqual(["Subsidy", "subsidy"]);
    expect(queryAllTexts(".apk_article_found a")).toEqual([
        "Subsidy for a greenhouse",
        "Contacts & hours",
    ]);
    expect(".apk_article_found:eq(0)").toHaveText(/for clients too/);
    expect(".apk_article_found:eq(1)").not.toHaveText(/for clients too/);
});

test("when nothing is found the page says what to do; without a question it does not", async () => {
    answer = (text) => (text ? [] : FOUND);
    await openPage();
    expect(".apk_knowledge_page [role=status]").toHaveCount(0);
    await type("zzz");
    await advanceTime(200);
    await animationFrame();
    expect(".apk_knowledge_page [role=status]").toHaveText(/Nothing found/);
    expect(".apk_article_found").toHaveCount(0);
    expect.verifySteps([["zzz", true]]);
    await advanceTime(3000);
    expect.verifySteps([["zzz", false]]);
});

test("a question that finds nothing is told to the server when it is left so, not while it is typed", async () => {
    answer = (text) => (text.length > 3 ? FOUND : []);
    await openPage();
    await type("zzz");
    await advanceTime(200);
    await animationFrame();
    await advanceTime(2000);
    expect.verifySteps([["zzz", true]]);
    await type("z");
    await advanceTime(200);
    await animationFrame();
    await advanceTime(4000);
    expect.verifySteps([["zzzz", true]]);
});

test("a late answer to an earlier question does not replace the answer to the last one", async () => {
    const late = new Deferred();
    answer = (text) =>
        text === "a" ? late : text ? [{ ...FOUND[1], title: "Answer to the last" }] : [];
    await openPage();
    await type("a");
    await advanceTime(200);
    await type("b");
    await advanceTime(200);
    await animationFrame();
    expect(".apk_article_found").toHaveText(/Answer to the last/);
    late.resolve(FOUND);
    await animationFrame();
    expect(".apk_article_found").toHaveCount(1);
    expect.verifySteps([
        ["a", true],
        ["ab", true],
    ]);
});

test("a filter narrows at once, with the question that stands in the box", async () => {
    await openPage();
    await type("sub");
    await advanceTime(200);
    let asked;
    answer = (text, { filters }) => ((asked = filters), []);
    await contains("select[aria-label=Area]").select("4");
    expect(asked).toEqual({ kind: "", area_id: 4, audience: "" });
    expect.verifySteps([
        ["sub", true],
        ["sub", true],
    ]);
});

test("a click on a title opens the article", async () => {
    await openPage();
    await contains(".apk_article_found:eq(1) a").click();
    expect.verifySteps([
        {
            type: "ir.actions.act_window",
            res_model: "apk.article",
            res_id: 2,
            views: [[false, "form"]],
        },
    ]);
});

test("the question survives a look at an article and the way back", async () => {
    await showPage({ question: { text: "frost", kind: "faq", area_id: "4", audience: "" } });
    expect(BOX).toHaveValue("frost");
    expect("select[aria-label=Area]").toHaveValue("4");
    expect.verifySteps([["frost", true]]);
});

test("«No answer» takes the words of the box along", async () => {
    await openPage();
    await type("hail");
    await contains("button:contains(No answer in the knowledge base)").click();
    expect.verifySteps([
        {
            type: "ir.actions.act_window",
            res_model: "apk.knowledge.gap",
            views: [[false, "form"]],
            target: "new",
            context: { default_question: "hail" },
        },
    ]);
});

test("on a form the box asks nothing until somebody types; a found article is used by the method of the form", async () => {
    onRpc("matter", "action_use", ({ args }) => {
        expect.step(["used", ...args]);
        return true;
    });
    await mountView({
        type: "form",
        resModel: "matter",
        resId: 3,
        arch: `<form><field name="name"/><widget name="apk_article_search" method="action_use" title="Use it"/></form>`,
    });
    expect.verifySteps([]);
    await type("sub");
    await advanceTime(200);
    await animationFrame();
    await contains(".apk_article_found:eq(0) button:contains(Use it)").click();
    expect.verifySteps([
        ["sub", true],
        ["used", [3], 1],
    ]);
});

test("an emptied box forgets what was found, also when an answer is still on its way", async () => {
    const late = new Deferred();
    answer = () => late;
    await mountView({
        type: "form",
        resModel: "matter",
        resId: 3,
        arch: `<form><widget name="apk_article_search" method="action_use" title="Use it"/></form>`,
    });
    await type("a");
    await advanceTime(200);
    await press("Backspace");
    await advanceTime(200);
    late.resolve(FOUND);
    await animationFrame();
    expect(".apk_article_found").toHaveCount(0);
    expect.verifySteps([["a", true]]);
});
