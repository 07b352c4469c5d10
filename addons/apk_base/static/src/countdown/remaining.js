/** How much time is left until a deadline, in the words of a clerk. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Spans from 48 hours on are spoken in days, from an hour on in hours and minutes, without idle zeros. */
export function parts(seconds) {
    const left = Math.floor(Math.abs(seconds));
    if (left >= 2 * DAY) {
        return { unit: "days", days: Math.floor(left / DAY) };
    }
    const span = {
        hours: Math.floor(left / HOUR),
        minutes: Math.floor((left % HOUR) / MINUTE),
        seconds: left % MINUTE,
    };
    if (left >= HOUR) {
        return { unit: span.minutes ? "hoursAndMinutes" : "hours", ...span };
    }
    if (left >= 10 * MINUTE || (left >= MINUTE && !span.seconds)) {
        return { unit: "minutes", ...span };
    }
    return { unit: span.minutes ? "minutesAndSeconds" : "seconds", ...span };
}

/** Seconds until the words change: every second in the last ten minutes, every half a minute before. */
export function refreshAfter(seconds) {
    return Math.abs(seconds) < 10 * MINUTE ? 1 : 30;
}
