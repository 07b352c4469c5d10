import { describe, expect, test } from "@odoo/hoot";
import { parts, refreshAfter } from "../../src/countdown/remaining";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.current.tags("headless");

test("the unit is chosen by how much is left", () => {
    const table = [
        // seconds, what is said
        [0, "seconds"],
        [59, "seconds"],
        [MINUTE, "minutes"],
        [MINUTE + 1, "minutesAndSeconds"],
        [9 * MINUTE + 59, "minutesAndSeconds"],
        [10 * MINUTE, "minutes"],
        [10 * MINUTE + 59, "minutes"],
        [HOUR - 1, "minutes"],
        [HOUR, "hours"],
        [HOUR + 59, "hours"],
        [HOUR + MINUTE, "hoursAndMinutes"],
        [2 * DAY - 1, "hoursAndMinutes"],
        [2 * DAY, "days"],
    ];
    for (const [seconds, unit] of table) {
        expect(parts(seconds).unit).toBe(unit, { message: `${seconds} s are said in ${unit}` });
    }
});

test("nothing is rounded up: who has less than a minute has no minute", () => {
    expect(parts(59.9)).toMatchObject({ unit: "seconds", seconds: 59 });
    expect(parts(3 * DAY - 1)).toMatchObject({ unit: "days", days: 2 });
    expect(parts(5 * HOUR + 59 * MINUTE + 59)).toMatchObject({ hours: 5, minutes: 59 });
});

test("a span that has passed is as long as one that is left", () => {
    for (const seconds of [1, 61, HOUR + MINUTE, 5 * DAY]) {
        expect(parts(-seconds)).toEqual(parts(seconds));
    }
});

test("the last ten minutes are counted by the second, on both sides of the bound", () => {
    for (const [seconds, pause] of [
        [DAY, 30],
        [10 * MINUTE, 30],
        [10 * MINUTE - 1, 1],
        [0, 1],
        [-599, 1],
        [-600, 30],
    ]) {
        expect(refreshAfter(seconds)).toBe(pause, { message: `${seconds} s from the bound` });
    }
});
