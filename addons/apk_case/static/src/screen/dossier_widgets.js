import { Component, markup, useState } from "@odoo/owl";
import { FileModel } from "@web/core/file_viewer/file_model";
import { useFileViewer } from "@web/core/file_viewer/file_viewer_hook";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { formAction } from "@apk_base/forms/form_action";
import { SearchWidget } from "@apk_knowledge/search/search_widget";
import { _t } from "@web/core/l10n/translation";
import { noDossier } from "./dossier";

/** A part of the dossier that the form has read: see ``apk.case.read_dossier``. */
class DossierPart extends Component {
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dossier = useState(this.env.apkCase?.dossier || noDossier());
    }
}

/** Under the client's name: how to reach the client, what else of this client is open. */
export class ClientBrief extends DossierPart {
    static template = "apk_case.ClientBrief";

    open(other) {
        this.action.doAction(formAction("apk.case", other.id));
    }

    merge(other) {
        const { resId } = this.props.record;
        this.action.doAction("apk_case.apk_case_merge_action", {
            additionalContext: { active_model: "apk.case", active_ids: [resId, other.id] },
        });
    }
}

/** Files of the client, photos as pictures; of merged messages their words and files, too. */
export class ClientFiles extends DossierPart {
    static template = "apk_case.ClientFiles";

    setup() {
        super.setup();
        this.fileViewer = useFileViewer();
    }

    get letters() {
        return this.dossier.letters.map((letter) => ({
            ...letter,
            words: markup(letter.words), // from a sanitized field
            files: letter.files.map((file) => Object.assign(new FileModel(), file)),
        }));
    }

    open(file, letter) {
        if (file.isViewable) {
            this.fileViewer.open(file, letter.files);
        } else {
            window.open(`/web/content/${file.id}?download=true`, "_self");
        }
    }
}

/** Ready answers of the knowledge base in a line each, the first by a key; below, the box that finds others. */
export class KnowledgeStrip extends DossierPart {
    static template = "apk_case.KnowledgeStrip";
    static components = { SearchWidget };

    get useLabel() {
        return _t("Put the answer in");
    }

    async putIn(article) {
        const { record } = this.props;
        if (await record.save()) {
            await this.orm.call("apk.case", "action_put_in_article", [[record.resId], article.id]);
            await record.load();
        }
    }

    async reportGap() {
        const { record } = this.props;
        this.action.doAction(
            await this.orm.call("apk.case", "action_no_article", [[record.resId]])
        );
    }

    openArticle(article) {
        this.action.doAction(formAction("apk.article", article.id, { target: "new" }));
    }
}

const widgets = registry.category("view_widgets");
widgets.add("apk_client_brief", { component: ClientBrief });
widgets.add("apk_client_files", { component: ClientFiles });
widgets.add("apk_knowledge_strip", { component: KnowledgeStrip });
