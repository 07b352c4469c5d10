import { Component, onWillStart, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { formAction } from "@apk_base/forms/form_action";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useLiveLook } from "@apk_base/desk/live_look";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const MODEL = "apk.control.panel";
const BETWEEN_LOOKS = 20_000;
const FILTERS = ["area", "unit", "channel", "segment", "district"];
const EMPTY = { period: "quarter", first: "", last: "" };

/** One figure: its value, what it is made of, «how it is counted»; a press opens the list behind it. */
class Figure extends Component {
    static template = "apk_dashboard.Figure";
    static props = { figure: Object, open: Function };
}

/**
 * The screen of the controller and of heads. It looks anew by itself when something has changed, and every few minutes;
 * filters stay in the address of nobody: they are kept for this tab.
 */
export class ControlPanel extends Component {
    static template = "apk_dashboard.ControlPanel";
    static components = { Figure };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.filterNames = FILTERS;
        this.state = useState({
            panel: null,
            choices: {},
            filters: this.rememberedFilters(),
        });
        this.live = useLiveLook((orm) => this.look(orm), { between: BETWEEN_LOOKS });
        onWillStart(async () => {
            this.state.choices = await this.orm.call(MODEL, "choices", []);
            await this.live.load();
        });
    }

    rememberedFilters() {
        try {
            return { ...EMPTY, ...JSON.parse(browser.sessionStorage.getItem(MODEL)) };
        } catch {
            return { ...EMPTY };
        }
    }

    async look(orm) {
        const asked = orm.call(MODEL, "panel", [this.asked]);
        this.state.panel = await this.keepLast.add(asked);
    }

    /** What the server is asked for: empty filters are left out. */
    get asked() {
        return Object.fromEntries(Object.entries(this.state.filters).filter(([, value]) => value));
    }

    async setFilter(name, value) {
        const filters = this.state.filters;
        filters[name] = value;
        if (name === "period" && value === "days") {
            Object.assign(filters, { first: this.state.panel.first, last: this.state.panel.last });
        }
        browser.sessionStorage.setItem(MODEL, JSON.stringify(filters));
        await this.live.load();
    }

    setRecordFilter(name, value) {
        return this.setFilter(name, Number(value) || 0);
    }

    async clearFilters() {
        Object.assign(
            this.state.filters,
            EMPTY,
            Object.fromEntries(FILTERS.map((name) => [name, 0]))
        );
        browser.sessionStorage.removeItem(MODEL);
        await this.live.load();
    }

    get isFiltered() {
        const filters = this.state.filters;
        return filters.period !== EMPTY.period || FILTERS.some((name) => filters[name]);
    }

    openFigure(code, side) {
        return this.openList("open_figure", [code, side, this.asked]);
    }

    openBurning(side) {
        return this.openList("open_burning", [side, this.asked]);
    }

    openGroup(field, row, side) {
        return this.openList("open_group", [field, row.id, side, this.asked]);
    }

    openWeek(row, number) {
        const week = this.state.panel.trend.weeks[number];
        return this.openList("open_week", [row.code, week.day, this.asked]);
    }

    async openList(method, args) {
        return this.action.doAction(await this.orm.call(MODEL, method, args));
    }

    openMessage(row) {
        return this.action.doAction(formAction("apk.case", row.id));
    }

    openReport(satisfaction) {
        return this.action.doAction(formAction("apk.feedback.report", satisfaction.report_id));
    }

    /** «Remind» and the like: the server says in a toast what it has done, or opens the dialog of handing over. */
    async ask(method, row) {
        const next = await this.orm.call("apk.case", method, [[row.id]]);
        await this.action.doAction(next, { onClose: () => this.live.load() });
    }

    isLow(cell) {
        return cell.percent !== null && cell.percent !== undefined && cell.percent < 90;
    }

    print() {
        window.print();
    }
}

registry.category("actions").add("apk_control_panel", ControlPanel);
