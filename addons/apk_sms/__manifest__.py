{
    "name": "СМС клиентам",
    "summary": "Уведомления клиентам по СМС с подтверждением доставки от оператора (Приказ № 104, п. 5, 25)",
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
