import { beforeEach, expect } from "@odoo/hoot";
import { keyDown, keyUp, press } from "@odoo/hoot-dom";
import { animationFrame } from "@odoo/hoot-mock";
import { mockService, mountWithCleanup, onRpc } from "@web/../tests/web_test_helpers";
import { registry } from "@web/core/registry";

const COLLEAGUE = { unit: "", extension: "", functions: [], presence: "", away: "" };

/** A call as the server describes it; a test changes what it is about. */
export function makeCard({ call = {}, client = {}, ...others } = {}) {
    return {
        call: {
            id: 5,
            phone: "+74942000000",
            phone_text: "+7 4942 00-00-00",
            phone_note: "",
            answered_at: "",
            ended_at: "",
            may_take_back: false,
            direction: "in",
            state: "talking",
            topic: "",
            question: "",
            answer: "",
            outcome: "",
            is_finished: false,
            was_asked: false,
            transfers: [],
            may_transfer: true,
            ...call,
        },
        client: {
            id: false,
            name: "",
            certainty: "unknown",
            notes: [],
            maybe: [],
            matters: [],
            contacts: [],
            ...client,
        },
        message: false,
        opening: "Good day, the line",
        promise: false,
        returned: false,
        unfinished: [],
        zone: "Europe/Moscow",
        closes: "18:00",
        scripts: {
            need: "What is needed?",
            out_of_scope: "Ask […] at […]",
            callback: "We shall call till 17:00",
            farewell: "Thank you for calling",
        },
        topics: [
            { key: "plants", name: "Plants" },
            { key: "animals", name: "Animals" },
        ],
        terms: [],
        experts: [
            {
                id: 31,
                name: "Petrova",
                position: "agronomist",
                phone: "101",
                fits: true,
                ...COLLEAGUE,
                script: "I name Petrova",
            },
            {
                id: 32,
                name: "Sidorov",
                position: "vet",
                phone: "102",
                fits: false,
                ...COLLEAGUE,
                script: "I name Sidorov",
            },
        ],
        bodies: [
            { id: 41, name: "Land office", contacts: "Mira 1", script: "Ask the land office" },
            { id: 42, name: "Tax office", contacts: "Mira 2", script: "Ask the tax office" },
        ],
        windows: [
            {
                start: "2026-08-03 06:00:00",
                end: "2026-08-03 09:00:00",
                name: "9 till 12",
                term: "12:00",
            },
            {
                start: "2026-08-03 10:00:00",
                end: "2026-08-03 14:00:00",
                name: "13 till 17",
                term: "17:00 sharp",
            },
        ],
        term: "till 17:00",
        questions: [
            {
                code: "clear",
                text: "Was it clear?",
                options: [
                    ["yes", "Yes"],
                    ["no", "No"],
                ],
            },
            {
                code: "mark",
                text: "Your mark?",
                options: [
                    ["1", "1"],
                    ["2", "2"],
                    ["3", "3"],
                ],
            },
        ],
        ...others,
    };
}

export const ARTICLES = [
    { id: 21, name: "Subsidy", kind: "Question", snippet: "<mark>subsidy</mark>" },
    { id: 22, name: "Frost", kind: "Question", snippet: "" },
    { id: 23, name: "Hail", kind: "Question", snippet: "" },
];

/**
 * A server of one call: ``office.card`` is what it tells, each act of the operator becomes a step, and finishing makes the call
 * a finished one. ``office.answers`` replaces the answer of a method.
 */
export function useOffice() {
    const office = {};
    beforeEach(() => {
        office.card = makeCard();
        office.answers = {};
        Object.assign(office, {
            found: [],
            callers: [],
            colleagues: [],
            bodies: [],
            unfinished: [],
        });
        mockService("action", {
            doAction: (action, options) =>
                expect.step(["doAction", action, ...(options?.clearBreadcrumbs ? ["anew"] : [])]),
        });
        onRpc("apk.call", "*", ({ method, args, kwargs }) => {
            if (method in office.answers) {
                expect.step([method]);
                return office.answers[method]();
            }
            const { call } = office.card;
            const acts = {
                card: () => office.card,
                find: () => office.found,
                find_caller: () => (expect.step([method, args[0]]), office.callers),
                find_colleagues: () => (expect.step([method, args[0]]), office.colleagues),
                find_bodies: () => (expect.step([method, args[0]]), office.bodies),
                choose_caller: () => (expect.step([method, ...args.slice(1)]), office.card),
                forget_caller: () => (expect.step([method]), office.card),
                take_back_transfer: () => (expect.step([method]), true),
                unfinished: () => office.unfinished,
                keep_typed: () => ((office.kept = args[1]), true),
                save: () => {
                    Object.assign(call, args[1]);
                    office.saved = args[1];
                    return office.card;
                },
                start: () => (expect.step([method, kwargs.phone]), call.id),
                action_take: () => (expect.step([method]), true),
                use_article: () => (
                    expect.step([method, args[1]]),
                    { name: "Subsidy", body: "<p>Read <b>this</b></p>", topic: "" }
                ),
                note_gap: () => (expect.step([method, args[1]]), true),
                transfer: () => (
                    expect.step([
                        method,
                        { kind: kwargs.kind, expert: kwargs.expert_id, reason: kwargs.reason },
                    ]),
                    true
                ),
                promise_callback: () => (
                    expect.step([
                        method,
                        {
                            phone: kwargs.phone,
                            windows: kwargs.windows,
                            question: kwargs.question,
                            ...(kwargs.term ? { term: kwargs.term } : {}),
                        },
                    ]),
                    { id: 1, term: "17:00 tomorrow" }
                ),
                take_down_answers: () => (expect.step([method, kwargs.answers]), true),
                finish: () => {
                    expect.step([method, args[1]]);
                    Object.assign(call, { is_finished: true, outcome: `as ${args[1]}` });
                    return true;
                },
                take_back: () => (
                    expect.step([method]),
                    Object.assign(call, { is_finished: false }),
                    true
                ),
            };
            return acts[method]();
        });
    });
    return office;
}

/** The card of call 5, as the wallboard or a notice opens it; without params it is a new call. */
export const openCard = (params = { call_id: 5 }, props = {}) =>
    mountWithCleanup(registry.category("actions").get("apk_line_card"), {
        props: { action: { params }, actionId: 1, ...props },
    });

/** Where a key lies, whatever the layout. */
function codeOf(key) {
    if (/^\d$/.test(key)) {
        return { code: `Digit${key}` };
    }
    return /^[a-z]$/.test(key) ? { code: `Key${key.toUpperCase()}` } : {};
}

/** Keys one after the other, each after the screen has followed the one before; before the last of a list the others are held. */
export async function keys(...strokes) {
    for (const stroke of strokes) {
        const held = [stroke].flat();
        const key = held.pop();
        await keyDown(held);
        await press(key, codeOf(key));
        await keyUp(held);
        await animationFrame();
    }
}
