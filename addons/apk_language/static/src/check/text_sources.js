import { editorOf } from "@apk_base/typed_text/typed_words";
import { blocksOf, linesOf, utf16 } from "./text_blocks";
import { BoxPlace, EditorPlace } from "./text_places";

/** What stands on the screen and is read. */
class Source {
    /** :return: the same one among those read before, else this one */
    known(sources) {
        const isSame = ({ element, editor, isEditable }) =>
            element === this.element && editor === this.editor && isEditable === this.isEditable;
        return sources.find(isSame) || this;
    }
}

/** A field with an editor of HTML, or such a text that is only shown. Its blocks are read anew by each ``read()``. */
export class HtmlSource extends Source {
    constructor(name, element, editor) {
        super();
        Object.assign(this, { name, element, editor, blocks: [] });
        this.isEditable = Boolean(editor);
    }

    read() {
        this.blocks = blocksOf(this.element);
        return this.blocks.map((block) => block.text);
    }

    get hasCaret() {
        return this.element.contains(document.getSelection().anchorNode);
    }

    /** :return: where these code points of a block stand, a live range */
    place(index, start, end) {
        const block = this.blocks[index];
        const range = block.range(utf16(block.text, start), utf16(block.text, end));
        return range && new EditorPlace(this, range);
    }
}

/** A box of plain text: nothing can be painted into it, its findings stand in the panel. */
export class BoxSource extends Source {
    constructor(name, element) {
        super();
        Object.assign(this, { name, element, blocks: [] });
        this.isEditable = !element.readOnly && !element.disabled;
    }

    read() {
        this.blocks = linesOf(this.element.value);
        return this.blocks.map((block) => block.text);
    }

    get hasCaret() {
        return document.activeElement === this.element;
    }

    place(index, start, end) {
        const { text, from } = this.blocks[index];
        return new BoxPlace(this, from + utf16(text, start), from + utf16(text, end));
    }
}

/** What a field of a record shows on the screen; null when it is not there. */
export function sourceOf(record, form, name) {
    const field = form.querySelector(`.o_field_widget[name="${name}"]:not(:has(.o_codeview))`);
    const box = field?.querySelector("textarea, input");
    if (box && record.fields[name].type !== "html") {
        return new BoxSource(name, box);
    }
    const editable = field?.querySelector(".odoo-editor-editable:not(.d-none)");
    const element = editable || (box ? null : field);
    return (
        element && new HtmlSource(name, element, editable && editorOf(record.model, name)?.editor)
    );
}
