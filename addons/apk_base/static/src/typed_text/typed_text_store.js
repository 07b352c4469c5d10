import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { session } from "@web/session";

const PREFIX = "apk.typed";
const KEPT_FOR = 24 * 3600 * 1000; // a working day and a night
const TAB = "apk.typed.tab";

/**
 * What a person has typed and the server does not have yet. It may hold personal data: it stands in the browser of the
 * one who typed it until the server has it, until that person logs out, and a day at most.
 */
export class TypedTextStore {
    constructor(storage, { owner, tab, now = () => Date.now() }) {
        Object.assign(this, { storage, owner, tab, now });
    }

    _key(place, tab = this.tab) {
        return [PREFIX, this.owner, place, tab].join("|");
    }

    _keys(start) {
        return Object.keys(this.storage).filter((key) => key.startsWith(start));
    }

    /** :param facts: whatever the reader needs to judge the text, the version that it grew from say */
    keep(place, values, facts = {}) {
        const entry = JSON.stringify({ ...facts, values, at: this.now() });
        try {
            this.storage.setItem(this._key(place), entry);
        } catch {
            this.purge(); // the storage is full: what is old goes first
            try {
                this.storage.setItem(this._key(place), entry);
            } catch {
                return false;
            }
        }
        return true;
    }

    /** The server has the text of this tab. */
    forget(place) {
        this.storage.removeItem(this._key(place));
    }

    drop(entry) {
        this.storage.removeItem(entry.key);
    }

    /** A person decides later about a text of this tab: it stands under a key that nothing typed from now on touches. */
    setAside(place, entry) {
        const { key, ...kept } = entry;
        const aside = this._key(place, `aside-${entry.at}`);
        this.storage.setItem(aside, JSON.stringify(kept));
        if (key !== aside) {
            this.storage.removeItem(key);
        }
        return { ...kept, key: aside };
    }

    /** Texts for this place that the same person has typed, in any tab; the newest first. */
    pending(place) {
        return this._keys([PREFIX, this.owner, place, ""].join("|"))
            .map((key) => this._read(key))
            .filter((entry) => entry && this.now() - entry.at < KEPT_FOR)
            .sort((one, other) => other.at - one.at);
    }

    _read(key) {
        try {
            return { ...JSON.parse(this.storage.getItem(key)), key };
        } catch {
            return null;
        }
    }

    hasAny() {
        return this._keys([PREFIX, this.owner, ""].join("|")).length > 0;
    }

    forgetAll() {
        for (const key of this._keys([PREFIX, this.owner, ""].join("|"))) {
            this.storage.removeItem(key);
        }
    }

    /** Whoever has typed it: what is older than a day is gone. */
    purge() {
        for (const key of this._keys(PREFIX + "|")) {
            if (!(this.now() - this._read(key)?.at < KEPT_FOR)) {
                this.storage.removeItem(key);
            }
        }
    }
}

function thisTab() {
    let tab = browser.sessionStorage.getItem(TAB);
    if (!tab) {
        tab = Math.random().toString(36).slice(2, 10);
        browser.sessionStorage.setItem(TAB, tab);
    }
    return tab;
}

/** Before a person logs out everything typed is offered to the server; what it cannot take is deleted knowingly. */
export async function beforeLogout(store, flushes, ask) {
    await Promise.all([...flushes].map((flush) => flush()));
    if (store.hasAny() && !(await ask())) {
        return false;
    }
    store.forgetAll();
    return true;
}

export const typedTextService = {
    dependencies: ["dialog"],

    start(env, { dialog }) {
        const owner = [session.db, user.userId].join("/");
        const store = new TypedTextStore(browser.localStorage, { owner, tab: thisTab() });
        store.purge();
        const flushes = new Set();
        const ask = () =>
            new Promise((resolve) =>
                dialog.add(ConfirmationDialog, {
                    body: _t(
                        "The server does not have everything you have typed. Log out and delete it?"
                    ),
                    confirmLabel: _t("Log out and delete"),
                    confirm: () => resolve(true),
                    cancel: () => resolve(false),
                })
            );
        const items = registry.category("user_menuitems");
        const logOut = items.get("log_out", null);
        if (logOut && !logOut.isAsked) {
            const asking = (menuEnv) => {
                const item = logOut(menuEnv);
                return {
                    ...item,
                    callback: async () => {
                        if (await beforeLogout(store, flushes, ask)) {
                            item.callback();
                        }
                    },
                };
            };
            asking.isAsked = true;
            items.add("log_out", asking, { force: true });
        }
        return { store, flushes };
    },
};

registry.category("services").add("apk_typed_text", typedTextService);
