import { Component, onMounted, useExternalListener, useRef } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

const GAP = 6; // pixels between the words and the card

/** What is wrong with some words, by which clause, and what to write instead; beside the words, over the page. */
export class FindingCard extends Component {
    static template = "apk_language.FindingCard";
    static props = {
        finding: Object,
        rects: Function,
        isEditable: Boolean,
        mayBeLeft: Boolean, // by a person who may write the record that remembers it
        isFocused: Boolean, // opened by the keyboard: the focus is in the card until it is closed
        replace: Function,
        ignore: Function,
        addToDictionary: Function,
        next: Function,
        enter: Function,
        leave: Function,
        close: Function, // the argument: whether the focus goes back to the text
    };

    setup() {
        this.card = useRef("card");
        onMounted(() => {
            this.lay();
            if (this.props.isFocused) {
                this.card.el.querySelector(".apk_card_actions button").focus();
            }
        });
        useExternalListener(window, "scroll", () => this.lay(), { capture: true });
        useExternalListener(window, "resize", () => this.lay());
        useExternalListener(window, "pointerdown", (ev) => this.onPointerDown(ev), {
            capture: true,
        });
    }

    get clause() {
        return _t("(clause %s)", this.props.finding.clause);
    }

    lay() {
        const [words] = this.props.rects();
        if (!words || words.bottom < 0 || words.top > window.innerHeight) {
            return this.props.close(false);
        }
        const { style, offsetWidth, offsetHeight } = this.card.el;
        const fitsBelow = words.bottom + GAP + offsetHeight <= window.innerHeight;
        const top = fitsBelow ? words.bottom + GAP : words.top - GAP - offsetHeight;
        const left = Math.min(words.left, window.innerWidth - offsetWidth - GAP);
        style.top = `${Math.max(GAP, top)}px`;
        style.left = `${Math.max(GAP, left)}px`;
    }

    onPointerDown(ev) {
        if (!this.card.el.contains(ev.target)) {
            this.props.close(false);
        }
    }

    onKeydown(ev) {
        if (ev.key === "Escape") {
            ev.preventDefault();
            ev.stopPropagation();
            this.props.close(true);
        }
    }
}
