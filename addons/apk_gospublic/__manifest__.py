{
    "name": "Messages from social networks",
    "summary": "VKontakte and MAX: messages come in by themselves, answers go back (Order No. 104, clauses 5, 62)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "website": "https://apk.kostroma.gov.ru",
    "license": "LGPL-3",
    "maintainers": ["apk-kostroma"],
    "development_status": "Beta",
    "depends": ["apk_case"],
    "data": [
        "security/ir.model.access.csv",
        "data/ir_cron_data.xml",
        "views/apk_social_page_views.xml",
        "views/apk_social_event_views.xml",
    ],
}
