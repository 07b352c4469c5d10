import { expect, test } from "@odoo/hoot";
import { formatPhone } from "@apk_line/fields/phone_field";

test("a number as it is read out; another shape stays as it is", () => {
    expect(formatPhone("+79101234567")).toBe("+7 910 123-45-67");
    expect(formatPhone("+74942551640")).toBe("+7 4942 55-16-40");
    expect(formatPhone("+74944551640")).toBe("+7 49445 5-16-40");
    expect(formatPhone("51640")).toBe("51640");
    expect(formatPhone("+375291234567")).toBe("+375291234567");
    expect(formatPhone(false)).toBe("");
});
