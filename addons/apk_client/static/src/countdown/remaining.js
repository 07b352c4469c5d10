/** How much time is left until a deadline, in the words of a clerk. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Spans from 48 hours on are spoken in days, from an hour on in hours and minutes. */
export function parts(seconds) {
    const left = Math.abs(seconds);
    if (left >= 2 * DAY) {
        return { unit: "days", days: Math.floor(left / DAY) };
    }
    if (left >= HOUR) {
        return { unit: "hours", hours: Math.floor(left / HOUR), minutes: Math.floor((left % HOUR) / MINUTE) };
    }
    if (left >= 10 * MINUTE) {
        return { unit: "minutes", minutes: Math.floor(left / MINUTE) };
    }
    return { unit: "seconds", minutes: Math.floor(left / MINUTE), seconds: Math.floor(left % MINUTE) };
}

/** Seconds until the words change: every second in the last ten minutes, every half a minute before. */
export function refreshAfter(seconds) {
    return Math.abs(seconds) < 10 * MINUTE ? 1 : 30;
}
