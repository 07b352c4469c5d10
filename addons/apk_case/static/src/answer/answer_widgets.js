import { Component, useEffect, useState } from "@odoo/owl";
import { clock } from "@apk_base/typed_text/typed_text_hook";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { CompareTexts } from "./compare_texts";

/** «Сейчас пишет: Румянцева Е. П.»: who else is at this message, and who has taken it. */
export class PeopleHere extends Component {
    static template = "apk_case.PeopleHere";
    static props = { ...standardWidgetProps };

    setup() {
        this.state = useState(this.env.apkCase?.screens.state || { people: [] });
    }

    get writing() {
        return this._names(this.state.people.filter((one) => one.is_writing));
    }

    get reading() {
        return this._names(this.state.people.filter((one) => !one.is_writing));
    }

    get taken() {
        return this.props.record.data.taken_text;
    }

    _names(people) {
        return people.map((one) => one.name).join(", ");
    }
}

/** The line above the editor: what the server has, and what to do when it has not got everything. */
export class AnswerDraft extends Component {
    static template = "apk_case.AnswerDraft";
    static props = { ...standardWidgetProps };

    setup() {
        this.dialog = useService("dialog");
        this.state = useState(this.env.apkCase?.answerState || { status: "saved" });
        useEffect(
            (newer) => {
                if (newer) {
                    this.compare(newer);
                }
            },
            () => [this.state.newer]
        );
    }

    get keeper() {
        return this.env.apkCase.model.answer;
    }

    get line() {
        return {
            saved: this.state.saved && _t("Saved at %s", this.state.saved),
            typing: _t("Being written…"),
            saving: _t("Being saved…"),
            offline: _t(
                "No connection: the text is kept in this browser and will be saved by itself."
            ),
            session: _t("The session has ended: the text is kept in this browser."),
            refused: this.state.message,
            newer: _t("Somebody has changed the answer meanwhile."),
        }[this.state.status];
    }

    get isWarning() {
        return !["saved", "typing", "saving"].includes(this.state.status);
    }

    get restoredAt() {
        return clock(this.state.restored.at);
    }

    get restoredLine() {
        return this.state.restored.isShown
            ? _t("The text of %s that was not saved is back in its place.", this.restoredAt)
            : _t(
                  "This browser has a text of %s that was not saved; the answer has changed since.",
                  this.restoredAt
              );
    }

    compare(newer) {
        const keeper = this.keeper;
        this.dialog.add(CompareTexts, {
            mine: keeper.screen.read(),
            theirs: newer.values,
            title: newer.is_mine
                ? _t("You have saved another text at %s", newer.saved)
                : _t("%(person)s has saved another text at %(time)s", {
                      person: newer.author || _t("Somebody"),
                      time: newer.saved,
                  }),
            takeTheirs: () => keeper.takeTheirs(newer),
            keepMine: () => keeper.keepMine(newer),
            join: () => keeper.join(newer),
        });
    }

    /** A text of the browser that grew from an older version than the one that stands here. */
    compareRestored() {
        const keeper = this.keeper;
        const { values } = this.state.restored;
        const current = {
            values: { ...keeper.stored },
            version: keeper.version,
            saved: this.state.saved,
        };
        const put = async () => {
            await keeper.screen.write(values);
            keeper.store.drop(this.state.restored.entry);
            this.state.restored = null;
        };
        this.dialog.add(CompareTexts, {
            mine: values,
            theirs: current.values,
            title: _t("The text of %s that was not saved", this.restoredAt),
            mayWrite: this.props.record.data.may_write_answer,
            takeTheirs: () => keeper.discardRestored(),
            keepMine: async () => {
                await put();
                await keeper.save();
            },
            join: async () => {
                await put();
                await keeper.join(current);
            },
        });
    }
}

const widgets = registry.category("view_widgets");
widgets.add("apk_people_here", { component: PeopleHere });
widgets.add("apk_answer_draft", { component: AnswerDraft });
