// Invisible characters that the editor puts around links and code: no letters of a text.
const INVISIBLE = /[\u200B\uFEFF]+/g;
const BLOCKS = new Set(
    "ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
        " "
    )
);
const SKIPPED = new Set(["BUTTON", "SCRIPT", "STYLE", "TEXTAREA"]);

/**
 * One paragraph, item of a list, heading or cell as a person reads it.
 *
 * ``pieces``: which part of a text node stands where in ``text``; both are counted in UTF-16 units
 */
export class Block {
    text = "";
    pieces = [];

    add(node) {
        let from = 0;
        for (const gap of [...node.data.matchAll(INVISIBLE), { index: node.data.length, 0: "" }]) {
            if (gap.index > from) {
                const data = node.data.slice(from, gap.index).replace(/[\n\t]/g, " ");
                this.pieces.push({ node, from, at: this.text.length, length: data.length });
                this.text += data;
            }
            from = gap.index + gap[0].length;
        }
    }

    breakLine() {
        this.text += "\n";
    }

    get hasWords() {
        return Boolean(this.text.trim());
    }

    /** :return: the range of these UTF-16 units, or null when they are no part of a text node */
    range(start, end) {
        const first = this.pieces.find((piece) => start < piece.at + piece.length);
        const last = this.pieces.findLast((piece) => end > piece.at);
        if (!first || !last || end <= start) {
            return null;
        }
        const range = document.createRange();
        range.setStart(first.node, first.from + Math.max(0, start - first.at));
        range.setEnd(last.node, last.from + Math.min(last.length, end - last.at));
        return range;
    }
}

/** The blocks of an editor in the order of reading; those without words are left out. */
export function blocksOf(root) {
    const blocks = [];
    let block = new Block();
    const close = () => {
        if (block.hasWords) {
            blocks.push(block);
        }
        block = new Block();
    };
    const walk = (node) => {
        for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) {
                block.add(child);
            } else if (child.nodeName === "BR") {
                block.breakLine();
            } else if (BLOCKS.has(child.nodeName)) {
                close();
                walk(child);
                close();
            } else if (child.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(child.nodeName)) {
                walk(child);
            }
        }
    };
    walk(root);
    close();
    return blocks;
}

/** Lines of a box of plain text: ``[{ text, from }]``, ``from`` in UTF-16 units of the whole. */
export function linesOf(value) {
    const lines = [];
    let from = 0;
    for (const text of value.split("\n")) {
        if (text.trim()) {
            lines.push({ text, from });
        }
        from += text.length + 1;
    }
    return lines;
}

/** The server counts code points, the browser UTF-16 units: they differ after a smiley. */
export function utf16(text, codePoints) {
    if (!/[\uD800-\uDBFF]/.test(text)) {
        return codePoints;
    }
    return [...text].slice(0, codePoints).join("").length;
}
