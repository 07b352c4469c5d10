{
    "name": "Text messages to clients",
    "summary": "Notices by SMS with the proof of delivery (Order No. 104, clauses 5, 25)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "website": "https://apk.kostroma.gov.ru",
    "license": "LGPL-3",
    "maintainers": ["apk-kostroma"],
    "development_status": "Beta",
    "depends": ["apk_client", "sms"],
    "data": ["data/apk_channel_data.xml"],
    "auto_install": True,
}
