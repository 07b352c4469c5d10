{
    "name": "Обмен с другими системами",
    "summary": "Сообщения клиентов, их состояние, места приёма, свободное время и ответы для других программ (приказ № 104, п. 62)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "website": "https://apk.kostroma.gov.ru",
    "license": "LGPL-3",
    "maintainers": ["apk-kostroma"],
    "development_status": "Beta",
    "depends": ["apk_site", "apk_visit"],
    "data": [
        "security/ir.model.access.csv",
        "data/ir_cron_data.xml",
        "views/apk_api_event_views.xml",
        "views/apk_api_key_views.xml",
        "views/apk_api_call_views.xml",
    ],
}
