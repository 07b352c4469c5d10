import { onWillDestroy, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { useService } from "@web/core/utils/hooks";

const WAIT = 1_000; // a burst of changes is one look
const DESK = {
    channel: "apk.desk",
    changed: "apk_desk.changed",
    between: 10_000,
    every: 300_000,
};

/**
 * A screen that looks anew by itself: when the server says that work has changed, when the tab is seen again, every few minutes.
 *
 * @param {(orm: Object) => Promise<void>} look reads and shows everything
 * @param {Object} [options] those of a desk by default
 * @param {string} [options.channel] of the bus; empty where the server writes to the user
 * @param {string} [options.changed] the notice that something has changed
 * @param {number} [options.between] at least so many milliseconds pass between two looks: in a busy hour
 *  a screen does not ask at every change
 * @param {number} [options.every] milliseconds after which it looks although nobody has done anything: terms pass
 * @returns {{isCutOff: boolean, load: () => Promise<void>}} `isCutOff`: the last look has failed, what is shown is older
 */
export function useLiveLook(look, options = {}) {
    const { channel, changed, between, every } = { ...DESK, ...options };
    const orm = useService("orm");
    const bus = useService("bus_service");
    const live = useState({ isCutOff: false, load: () => lookNow(orm) });
    let lastLook = 0;
    let waiting;

    async function lookNow(connection) {
        lastLook = Date.now();
        await look(connection);
        live.isCutOff = false;
    }

    /** Nobody has asked for it: what fails is said beside the time and disturbs nobody. */
    async function lookQuietly() {
        waiting = undefined;
        try {
            await lookNow(orm.silent);
        } catch {
            live.isCutOff = true;
        }
    }

    /** In a moment; a screen that nobody sees waits until it is looked at. */
    function lookSoon() {
        if (waiting || document.hidden) {
            return;
        }
        const delay = Math.max(WAIT, between - (Date.now() - lastLook));
        waiting = browser.setTimeout(lookQuietly, delay * (1 + Math.random() / 5));
    }

    const clock = browser.setInterval(lookSoon, every);
    if (channel) {
        bus.addChannel(channel);
    }
    bus.subscribe(changed, lookSoon);
    bus.addEventListener("BUS:RECONNECT", lookSoon);
    document.addEventListener("visibilitychange", lookSoon);
    onWillDestroy(() => {
        if (channel) {
            bus.deleteChannel(channel);
        }
        bus.unsubscribe(changed, lookSoon);
        bus.removeEventListener("BUS:RECONNECT", lookSoon);
        document.removeEventListener("visibilitychange", lookSoon);
        browser.clearInterval(clock);
        browser.clearTimeout(waiting);
    });
    return live;
}
