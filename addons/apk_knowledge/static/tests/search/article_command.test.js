import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { makeMockEnv, mockService, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

defineMailModels();

const provider = () => registry.category("command_provider").get("apk_articles");

test("Ctrl+K and «?» answer in the question mark's own room", () => {
    expect(provider().namespace).toBe("?");
    expect(registry.category("command_setup").get("?").debounceDelay).toBe(200);
});

test("an empty question asks nothing", async () => {
    onRpc("search_text", () => expect.step("asked"));
    const env = await makeMockEnv();
    expect(await provider().provide(env, { searchValue: "  " })).toEqual([]);
    expect.verifySteps([]);
});

test("an article is named with its kind and opens", async () => {
    onRpc("search_text", ({ args, kwargs }) => {
        expect.step([args, kwargs.is_typing]);
        return [{ id: 8, name: "Frost", kind: "Question" }];
    });
    mockService("action", { doAction: (action) => expect.step(action) });
    const env = await makeMockEnv();
    const [command] = await provider().provide(env, { searchValue: "frost" });
    expect(command).toMatchObject({ name: "Frost — Question", category: "apk_articles" });
    command.action();
    expect.verifySteps([
        [["frost"], true],
        {
            type: "ir.actions.act_window",
            res_model: "apk.article",
            res_id: 8,
            views: [[false, "form"]],
        },
    ]);
});
