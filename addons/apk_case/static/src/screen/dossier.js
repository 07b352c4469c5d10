import { reactive } from "@odoo/owl";

/** What stands beside the answer before it has been read. */
export function noDossier() {
    return { client: [], others: [], other_count: 0, letters: [], articles: [] };
}

/** Read beside the form, for its message: the words of the client do not wait for it. */
export class Dossier {
    constructor(orm) {
        this.orm = orm;
        this.state = reactive(noDossier());
    }

    async read(resId) {
        if (this.resId !== resId) {
            Object.assign(this.state, noDossier());
        }
        this.resId = resId;
        const found = await this.orm.call("apk.case", "read_dossier", [[resId]]);
        if (this.resId === resId) {
            Object.assign(this.state, found);
        }
    }
}
