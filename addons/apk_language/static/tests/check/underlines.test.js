import { describe, expect, test } from "@odoo/hoot";
import { Underlines } from "@apk_language/check/underlines";

describe.current.tags("headless");

const finding = (severity) => ({ severity, place: { range: document.createRange() } });
const painted = (registry) =>
    Object.fromEntries([...registry].map(([name, { size }]) => [name, size]));

test("each severity has a highlight of its own; two texts share it and clear what is theirs", () => {
    const registry = new Map();
    const [one, other] = [0, 1].map(() => new Underlines(registry, Highlight));
    one.paint([finding("error"), finding("hint")]);
    other.paint([finding("error")]);
    expect(painted(registry)).toEqual({ "apk-check-error": 2, "apk-check-hint": 1 });
    one.paint([]);
    expect(painted(registry)).toEqual({ "apk-check-error": 1, "apk-check-hint": 0 });
    expect(registry.get("apk-check-error").priority).toBeGreaterThan(
        registry.get("apk-check-hint").priority
    );
});

test("findings about the whole text have nothing to underline", () => {
    const registry = new Map();
    new Underlines(registry, Highlight).paint([{ severity: "error", place: null }]);
    expect(registry.size).toBe(0);
});

test("a browser without highlights has the panel alone", () => {
    const underlines = new Underlines(undefined, undefined);
    underlines.paint([finding("error")]);
    underlines.clear();
    expect(underlines.ranges).toEqual([]);
});
