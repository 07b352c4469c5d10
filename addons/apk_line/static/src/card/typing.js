/** Whether a key is pressed in the field that finds the caller: the keys of the talk wait meanwhile. */
export function isInCallerField(event) {
    return Boolean(event.target.closest?.(".apk_call_who"));
}
