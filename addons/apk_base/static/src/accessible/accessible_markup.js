import { _t, translatedTerms, translationLoaded } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/**
 * What a screen reader needs and Odoo's own markup lacks (ПП РФ № 102, ГОСТ Р 52872-2019). Attributes are put on what has
 * been drawn: templates of Odoo stay as they are, so an update of Odoo can leave a rule without work, but cannot break a screen.
 */

const EXPANDABLE =
    "button, a, input, summary, [role=button], [role=combobox], [role=menuitem], [role=row]";
const SELECTABLE = "[role=gridcell], [role=option], [role=row], [role=tab], [role=menuitemradio]";

function hint(element) {
    return element.dataset.tooltip || element.title;
}

/** [selector, what to do with each element that fits] */
const RULES = [
    [".o_list_record_selector input", name(() => _t("Select"))],
    [".o_optional_columns_dropdown button", name(() => _t("Columns"))],
    [".o_cp_switch_buttons > button.dropdown-toggle", name(() => _t("View"))],
    [".o_control_panel button:has(> .fa-search:only-child)", name(() => _t("Search"))],
    [
        ".o_clipboard_button",
        name(
            () => _t("Copy"),
            (element) => !element.textContent.trim()
        ),
    ],
    ["[data-tooltip^='Download ']", translateDownload],
    ["button[data-tooltip], button[title]", name(hint, (element) => !element.textContent.trim())],
    [".o_searchview_facet", put("role", "group")],
    [".o_searchview_facet_label", name((element) => element.textContent.trim() || _t("Condition"))],
    [
        "i[role=image], button i[role=img]:not([aria-label]), [role=button] > i[role=img]:not([aria-label])",
        hide,
    ],
    ["div.o_searchview", put("role", null)],
    ["div.o_searchview", put("aria-autocomplete", null)],
    [".o_notebook_headers > ul", put("role", "tablist")],
    [".o_notebook_headers > ul > li", put("role", "presentation")],
    ["input[autocomplete=selectMenuAutocompleteOff]", put("autocomplete", "off")],
    ["img:not([alt])", put("alt", "")],
    [".o-mail-Message-avatarContainer[aria-label]", put("role", "img")],
    [".o-mail-Message-notification", name(() => _t("E-mail"))],
    ["li.o-mail-Message-tracking", put("role", null)],
    ["[aria-expanded]", put("aria-expanded", null, (element) => !element.matches(EXPANDABLE))],
    ["[aria-selected]", put("aria-selected", null, (element) => !element.matches(SELECTABLE))],
];

function put(attribute, value, needed = () => true) {
    return (element) => {
        if (element.getAttribute(attribute) === value || !needed(element)) {
            return;
        }
        if (value === null) {
            element.removeAttribute(attribute);
        } else {
            element.setAttribute(attribute, value);
        }
    };
}

function name(text, needed = () => true) {
    return (element) => {
        if (!element.hasAttribute("aria-label") && needed(element)) {
            element.setAttribute("aria-label", text(element));
        }
    };
}

/** Odoo puts «Download » and the name of a file together in the template, where no translation finds it. */
function translateDownload(element) {
    element.dataset.tooltip = _t("Download %s", element.dataset.tooltip.slice("Download ".length));
}

function hide(element) {
    element.removeAttribute("role");
    element.setAttribute("aria-hidden", "true");
}

function describe(root) {
    if (!translatedTerms[translationLoaded]) {
        return; // a unit test draws without words
    }
    for (const [selector, mend] of RULES) {
        if (root.matches(selector)) {
            mend(root);
        }
        root.querySelectorAll(selector).forEach(mend);
    }
}

function describeChanges(mutations) {
    for (const { type, target, addedNodes } of mutations) {
        for (const node of type === "attributes" ? [target] : addedNodes) {
            if (node.nodeType === Node.ELEMENT_NODE && node.isConnected) {
                describe(node);
            }
        }
    }
}

const observer = new MutationObserver(describeChanges);

registry.category("services").add("apk_accessible_markup", {
    dependencies: ["localization"],
    start() {
        observer.observe(document.body, {
            attributeFilter: ["aria-expanded", "aria-selected"],
            childList: true,
            subtree: true,
        });
        describe(document.body);
    },
});
