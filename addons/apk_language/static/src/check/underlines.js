/** The order says which of two underlines in one place is seen. */
export const SEVERITIES = ["error", "warning", "hint"];

const NAME = "apk-check-";

/**
 * Underlines by the CSS Custom Highlight API: they are no part of the document, so the text, its history, its saving and
 * whoever keeps it do not see them. A browser without it has the panel alone.
 */
export class Underlines {
    constructor(registry = window.CSS?.highlights, Highlight = window.Highlight) {
        Object.assign(this, { registry, Highlight });
        this.ranges = [];
    }

    paint(findings) {
        if (!this.registry) {
            return;
        }
        this.clear();
        for (const { severity, place } of findings) {
            if (place?.range) {
                this._highlight(severity).add(place.range);
                this.ranges.push([severity, place.range]);
            }
        }
    }

    clear() {
        for (const [severity, range] of this.ranges) {
            this._highlight(severity).delete(range);
        }
        this.ranges = [];
    }

    /** One for all texts on the screen: a name has one highlight in a document. */
    _highlight(severity) {
        const name = NAME + severity;
        if (!this.registry.has(name)) {
            const highlight = new this.Highlight();
            highlight.priority = SEVERITIES.length - SEVERITIES.indexOf(severity);
            this.registry.set(name, highlight);
        }
        return this.registry.get(name);
    }
}
