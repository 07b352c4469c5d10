import { browser } from "@web/core/browser/browser";
import { FindingCard } from "./finding_card";

// milliseconds
const SHOW_AFTER = 250; // of rest on underlined words
const HIDE_AFTER = 350; // time to reach the card
const TYPING = 300; // a caret that moves so soon after a key was moved by typing

/**
 * Which card is open: by the mouse, by a caret that a person has put there (never by typing), or by the keyboard.
 *
 * ``check`` is the component; it lists ``state.findings`` and acts on them.
 */
export class CardOpener {
    constructor(overlay, check, now = () => Date.now()) {
        Object.assign(this, { overlay, check, now });
        this.finding = null;
        this.typedAt = -TYPING;
    }

    open(finding, { isFocused = false } = {}) {
        if (finding === this.finding && !isFocused) {
            return;
        }
        this.close();
        this.finding = finding;
        this.isFocused = isFocused;
        const { check } = this;
        this.remove = this.overlay.add(FindingCard, {
            finding,
            isFocused,
            isEditable: Boolean(finding.place?.source.isEditable),
            mayBeLeft: check.state.mayLeave,
            rects: () => check.rects(this.finding),
            replace: (words) => check.replace(this.finding, words),
            ignore: () => check.ignore(this.finding),
            addToDictionary: () => check.addToDictionary(this.finding),
            next: () => check.next(1),
            enter: () => browser.clearTimeout(this.hiding),
            leave: () => this.hideSoon(),
            close: (toText) => this.close(toText),
        });
    }

    /** The text was checked again: the card stays when its finding does. */
    follow(findings) {
        const { finding } = this;
        if (finding) {
            const same = findings.find(
                ({ code, found, block }) =>
                    code === finding.code && found === finding.found && block === finding.block
            );
            if (same) {
                this.finding = same;
            } else {
                this.close(this.isFocused);
            }
        }
    }

    /** :param toText: the focus goes back to the words */
    close(toText = false) {
        const { finding } = this;
        browser.clearTimeout(this.showing);
        browser.clearTimeout(this.hiding);
        this.remove?.();
        this.finding = this.remove = null;
        this.isFocused = false;
        if (toText) {
            this.check.focus(finding);
        }
    }

    hideSoon() {
        browser.clearTimeout(this.showing);
        if (this.finding && !this.isFocused) {
            browser.clearTimeout(this.hiding);
            this.hiding = browser.setTimeout(() => this.close(), HIDE_AFTER);
        }
    }

    showSoon(finding, isStill) {
        browser.clearTimeout(this.showing);
        browser.clearTimeout(this.hiding);
        this.showing = browser.setTimeout(() => isStill() && this.open(finding), SHOW_AFTER);
    }

    /** A card that nobody has asked for by a key is in the way of typing. */
    onTyping() {
        this.typedAt = this.now();
        if (!this.isFocused) {
            this.close();
        }
    }

    onPointerMove({ clientX, clientY, target, pointerType }) {
        if (pointerType === "touch" || this.isFocused) {
            return;
        }
        const source = this.check.sources.find(({ element }) => element.contains(target));
        const finding = source && this.check.findingAt(clientX, clientY, source);
        if (finding === this.pointed) {
            return;
        }
        this.pointed = finding;
        if (finding) {
            this.showSoon(finding, () => this.pointed === finding);
        } else if (!target.closest?.(".apk_finding_card")) {
            this.hideSoon();
        }
    }

    onCaret() {
        if (this.now() - this.typedAt < TYPING || this.isFocused) {
            return;
        }
        const finding = this.check.findingAtCaret();
        if (finding) {
            this.showSoon(finding, () => this.check.findingAtCaret() === finding);
        }
    }
}
