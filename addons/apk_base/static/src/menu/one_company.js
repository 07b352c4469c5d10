import { user } from "@web/core/user";
import { registry } from "@web/core/registry";
import { systrayItem } from "@web/webclient/switch_company_menu/switch_company_menu";

// The full name of the only office takes the room of two menus: at 1366 px they would hide behind «+».
registry
    .category("systray")
    .add(
        "SwitchCompanyMenu",
        { ...systrayItem, isDisplayed: () => user.allowedCompanies.length > 1 },
        { sequence: 1, force: true }
    );
