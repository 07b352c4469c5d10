{
    "name": "Сообщения клиентов из ВКонтакте и MAX",
    "summary": "Сообщения сообществу и боту регистрируются сами, ответы уходят туда же (Приказ № 104, п. 5, 62)",
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
