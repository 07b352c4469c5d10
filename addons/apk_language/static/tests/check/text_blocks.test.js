import { describe, expect, test } from "@odoo/hoot";
import { blocksOf, linesOf, utf16 } from "@apk_language/check/text_blocks";

function read(html) {
    const root = document.createElement("div");
    root.innerHTML = html;
    return blocksOf(root);
}
const texts = (html) => read(html).map((block) => block.text);

describe.current.tags("headless");

test("paragraphs, headings, items and cells are blocks of their own; empty ones are none", () => {
    expect(
        texts(
            "<h2>Грант</h2><p>Подайте <b>заявку</b>.</p><p><br></p><ul><li>паспорт<ul><li>копия</li></ul></li></ul><table><tr><td>1</td><td>2</td></tr></table>"
        )
    ).toEqual(["Грант", "Подайте заявку.", "паспорт", "копия", "1", "2"]);
});

test("words without a paragraph of their own are a block", () => {
    expect(texts("Начало <i>дела</i><p>Абзац</p>конец")).toEqual(["Начало дела", "Абзац", "конец"]);
});

test("a break inside a paragraph is a line break", () => {
    expect(texts("<p>Костромская область<br>ул. Мира</p>")).toEqual([
        "Костромская область\nул. Мира",
    ]);
});

test("a range leads to the words through bold letters and characters that nobody sees", () => {
    const [block] = read("<p>Вот \uFEFF<a>сс<b>ыл</b>ка</a>\uFEFF здесь</p>");
    expect(block.text).toBe("Вот ссылка здесь");
    const range = block.range(4, 10);
    expect(range.toString()).toBe("ссылка");
    expect(range.startContainer.data).toBe("сс");
    expect(block.range(11, 16).toString()).toBe("здесь");
});

test("what is no part of the text has no range", () => {
    const [block] = read("<p>Ответ</p>");
    expect(block.range(2, 2)).toBe(null);
    expect(block.range(7, 9)).toBe(null);
});

test("a smiley is one code point and two units of the browser", () => {
    expect(utf16("👍 да", 2)).toBe(3);
    expect(utf16("так", 2)).toBe(2);
});

test("lines of a box know where they begin", () => {
    expect(linesOf("Отбор окончен\n\nПодайте снова")).toEqual([
        { text: "Отбор окончен", from: 0 },
        { text: "Подайте снова", from: 15 },
    ]);
});
