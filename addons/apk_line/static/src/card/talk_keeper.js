import { onWillDestroy } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";

const KEEP_AFTER = 1000; // ms without a key

/**
 * What an operator types is kept in the browser at once and written down a second later, or when the card is left: by the
 * menu, by a second call, by logging out. A crash or a lost connection loses nothing: a call is not told twice.
 *
 * @param card the component with ``callId`` and ``state`` of ``question``, ``answer``, ``drafts``
 */
export function useTalkKeeper(card) {
    const { store, flushes } = useService("apk_typed_text");
    const { orm } = card.env.services; // the card may be gone when the server answers
    const place = (callId = card.callId) => `apk.call/${callId}`;
    let isTyped = false;

    const isWritten = ({ question, answer }) => {
        const { state } = card;
        if (question === state.question && answer === state.answer) {
            isTyped = false;
            // a turn that was left half filled in is no field of the call
            if (!Object.keys(state.drafts).length) {
                store.forget(place());
            }
        }
    };
    const writeDown = async () => {
        const { question, answer } = card.state;
        if (!isTyped) {
            return;
        }
        try {
            await orm.silent.call("apk.call", "keep_typed", [[card.callId], { question, answer }]);
            isWritten({ question, answer });
        } catch {
            // no connection: the browser has it
        }
    };
    const writeSoon = useDebounced(writeDown, KEEP_AFTER, { execBeforeUnmount: true });
    flushes.add(writeDown);
    onWillDestroy(() => flushes.delete(writeDown));

    return {
        isWritten,
        keep() {
            const { question, answer, drafts } = card.state;
            isTyped = true;
            store.keep(place(), { question, answer, drafts });
            writeSoon();
        },
        kept: () => store.pending(place())[0]?.values,
        /** Of another talk that was left a moment ago: the browser has it before the server. */
        questionOf: ({ id, question }) => store.pending(place(id))[0]?.values.question || question,
        forget: () => store.forget(place()),
    };
}
