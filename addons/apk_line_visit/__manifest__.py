{
    "name": "Запись на приём по телефону",
    "summary": "Кнопка «Записать на приём» в карточке звонка клиента (Приказ № 104, п. 53)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "website": "https://apk.kostroma.gov.ru",
    "license": "LGPL-3",
    "maintainers": ["apk-kostroma"],
    "development_status": "Beta",
    "depends": ["apk_line", "apk_visit"],
    "data": ["wizard/apk_visit_book_views.xml"],
    "assets": {
        "web.assets_backend": ["apk_line_visit/static/src/**/*"],
        "web.assets_unit_tests": ["apk_line_visit/static/tests/**/*"],
    },
    "auto_install": True,
}
