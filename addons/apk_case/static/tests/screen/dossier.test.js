import { expect, test } from "@odoo/hoot";
import { Deferred } from "@odoo/hoot-mock";
import { Dossier, noDossier } from "@apk_case/screen/dossier";

const found = (words) => ({ ...noDossier(), client: [words] });

test("what is read for a message that has left the screen is not shown with the next one", async () => {
    const answers = { 1: new Deferred(), 2: new Deferred() };
    const dossier = new Dossier({ call: (_model, _method, [[id]]) => answers[id] });
    const first = dossier.read(1);
    const second = dossier.read(2);
    answers[2].resolve(found("Второй"));
    await second;
    answers[1].resolve(found("Первый"));
    await first;
    expect(dossier.state.client).toEqual(["Второй"]);
});

test("the client of the former message is gone before the next one is read", async () => {
    const dossier = new Dossier({ call: () => Promise.resolve(found("Первый")) });
    await dossier.read(1);
    dossier.orm = { call: () => new Deferred() };
    dossier.read(2);
    expect(dossier.state.client).toEqual([]);
});
