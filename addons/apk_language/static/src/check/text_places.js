const ROOM = 24; // pixels above or below words that are scrolled to

/** Words in an editor: they move with the text around them, and are gone when somebody types into them. */
export class EditorPlace {
    constructor(source, range) {
        Object.assign(this, { source, range });
        this.text = range.toString();
    }

    get isAlive() {
        return (
            this.source.element.isConnected && // not so in an editor that has gone
            this.source.element.contains(this.range.startContainer) &&
            this.range.toString() === this.text
        );
    }

    rects() {
        return [...this.range.getClientRects()];
    }

    scrollIntoView() {
        const { startContainer } = this.range;
        for (let box = startContainer.parentElement; box; box = box.parentElement) {
            if (
                box.scrollHeight > box.clientHeight &&
                getComputedStyle(box).overflowY !== "visible"
            ) {
                const [words, seen] = [
                    this.range.getBoundingClientRect(),
                    box.getBoundingClientRect(),
                ];
                box.scrollTop += Math.max(0, words.bottom - seen.bottom + ROOM);
                box.scrollTop -= Math.max(0, seen.top - words.top + ROOM);
            }
        }
    }

    has(node, offset) {
        return this.source.element.contains(node) && this.range.isPointInRange(node, offset);
    }

    get isAfterCaret() {
        const { anchorNode, anchorOffset } = document.getSelection();
        return this.range.comparePoint(anchorNode, anchorOffset) < 0;
    }

    focus() {
        const { shared } = this.source.editor;
        const { endContainer: anchorNode, endOffset: anchorOffset } = this.range;
        shared.selection.focusEditable();
        shared.selection.setSelection({ anchorNode, anchorOffset });
    }

    /** Through the editor's own history: Ctrl+Z takes it back. Letters keep the look of the first one replaced. */
    replace(words) {
        const { range } = this;
        const { shared } = this.source.editor;
        const nodes = textNodesIn(range);
        const [first, ...others] = nodes.map((node) => ({
            node,
            from: node === range.startContainer ? range.startOffset : 0,
            to: node === range.endContainer ? range.endOffset : node.length,
        }));
        for (const { node, from, to } of others) {
            node.deleteData(from, to - from);
            removeIfEmpty(node, this.source.element);
        }
        const end = first.from + words.length;
        first.node.replaceData(first.from, first.to - first.from, words);
        shared.selection.setSelection({ anchorNode: first.node, anchorOffset: end });
        shared.history.addStep();
        shared.selection.focusEditable();
    }
}

function textNodesIn(range) {
    const root = range.commonAncestorContainer;
    if (root.nodeType === Node.TEXT_NODE) {
        return [root];
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
        if (range.intersectsNode(walker.currentNode)) {
            nodes.push(walker.currentNode);
        }
    }
    return nodes;
}

/** Bold letters without a letter are no part of a text. */
function removeIfEmpty(node, root) {
    let empty = node;
    while (
        empty !== root &&
        empty.textContent === "" &&
        empty.parentElement.childNodes.length === 1
    ) {
        empty = empty.parentElement;
    }
    if (node.data === "" && empty !== root) {
        empty.remove();
    }
}

/** Words in a box of plain text, by their numbers there. */
export class BoxPlace {
    constructor(source, start, end) {
        Object.assign(this, { source, start, end });
        this.text = source.element.value.slice(start, end);
    }

    get isAlive() {
        return (
            this.source.element.isConnected &&
            this.source.element.value.slice(this.start, this.end) === this.text
        );
    }

    rects() {
        return [this.source.element.getBoundingClientRect()];
    }

    scrollIntoView() {
        this.source.element.scrollIntoView({ block: "nearest" });
    }

    get isAfterCaret() {
        return this.start >= this.source.element.selectionEnd;
    }

    focus() {
        this.source.element.focus();
        this.source.element.setSelectionRange(this.start, this.end);
    }

    replace(words) {
        const { element } = this.source;
        this.focus();
        // the only way that leaves Ctrl+Z of the browser whole
        if (!document.execCommand("insertText", false, words)) {
            element.setRangeText(words, this.start, this.end, "end");
            element.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
    }
}
